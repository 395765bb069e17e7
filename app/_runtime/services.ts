import "server-only";
import { runtime } from "@/server/runtime";
import type { Services } from "@/server/services/services";

/** The use cases of the running server. Throws when Next runs without it. */
export function services(): Services {
  return runtime().services;
}
