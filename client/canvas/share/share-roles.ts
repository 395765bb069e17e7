import type { Role } from "@/contract/roles";

/** The roles in the order in which people need them: invite, let read, put on the wall, hand over. */
export const SHARE_ROLES = [
  "participant",
  "viewer",
  "room",
  "facilitator",
] as const satisfies readonly Role[];
