import type { Language } from "@/contract/language";
import type { Services } from "./services/services";

/**
 * The one door from Next to the server. Next bundles its own copies of modules, so a map that both sides import
 * exists twice; this object is put on `globalThis` under a registered symbol and exists once.
 */
export interface Runtime {
  services: Services;
  /** The language of the page that is being rendered; English outside of a request. */
  language: () => Language;
  log: {
    error(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    info(fields: object, message: string): void;
  };
}

const KEY = Symbol.for("paperboard.runtime");
const holder = globalThis as { [KEY]?: Runtime };

export function publishRuntime(runtime: Runtime): void {
  holder[KEY] = runtime;
}

/** Throws when Next runs without the Paperboard server, e.g. by `next start`. */
export function runtime(): Runtime {
  const found = holder[KEY];
  if (!found) throw new Error("The Paperboard server is not running; start it with `npm start`.");
  return found;
}

/** Header by which a route handler says how it has encoded its body; never leaves the server (see handler-encoding.ts). */
export const ENCODING_HEADER = "x-paperboard-encoding";

/** Request header in which the HTTP server tells Next the client's address; what a client sends there is replaced. */
export const ADDRESS_HEADER = "x-paperboard-address";
