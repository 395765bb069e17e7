import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { ERRORS, type ErrorCode } from "./errors";
import { ROLES, type Role } from "./roles";

/**
 * Message types on `/sync/<boardId>` and `/sync/<boardId>/session`. 0–3 are y-websocket's, unchanged.
 * 100 and up are ours and are sent only to clients that asked with `?paperboard=1` (docs/sync-spec.md).
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 100,
  refused: 101,
  notice: 102,
  presenceChange: 103,
} as const;

/** Message kinds inside `MESSAGE.sync` (y-protocols/sync). */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Query parameter by which a client asks for `saved`, `refused`, `notice` and `presenceChange`. */
export const EXTENSION_PARAMETER = "paperboard";
export const EXTENSION_VERSION = "1";

/**
 * Query parameters by which a client of ours says what it stands on, so that edits made on something else are refused:
 * the epoch of the board its document is of (a number; left out before it knows), and the fingerprint of its schema.
 */
export const EPOCH_PARAMETER = "epoch";
export const SCHEMA_PARAMETER = "schema";
/** Query parameter by which a page of ours says which build of the program it is of. */
export const BUILD_PARAMETER = "build";

/** Query parameter by which a person's client says where they take part: `room` or `remote`. They are counted by it. */
export const PLACE_PARAMETER = "place";

/** The documents of a board: `canvas` is written by participants, `session` by the server alone. */
export const DOCUMENTS = ["canvas", "session"] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

/** How a first state is sent over HTTP: a plain update v2, for everybody, or packed (packed-state.ts), for clients of ours. */
export const STATE_FORMS = ["update-v2", "packed"] as const;

export type Notice =
  | { kind: "role"; role: Role }
  | { kind: "going-down" }
  | { kind: "reload" }
  /** The first state is larger than `LIMITS.httpStateBytes`: fetch it over HTTP, then send sync step 1 again. */
  | { kind: "state-over-http"; bytes: number }
  /** Appends fail and are retried (`failing`), or work again (`ok`). */
  | { kind: "storage"; state: "failing" | "ok" };

export type ServerExtensionMessage =
  | { type: "saved"; upTo: number }
  | { type: "refused"; update: number; code: ErrorCode }
  | { type: "notice"; notice: Notice };

/** Everything up to the connection's `upTo`-th document update (counted from 1) is durable. */
export function encodeSaved(upTo: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.saved);
    encoding.writeVarUint(encoder, upTo);
  });
}

/** The connection's `update`-th document update was not applied, for the reason `code`. */
export function encodeRefused(update: number, code: ErrorCode): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.refused);
    encoding.writeVarUint(encoder, update);
    encoding.writeVarString(encoder, code);
  });
}

export function encodeNotice(notice: Notice): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.notice);
    encoding.writeVarString(encoder, JSON.stringify(notice));
  });
}

/**
 * Decodes the rest of a message of ours after its type was read.
 * Returns null for a type or content this version does not know, so that a newer server can add some.
 */
export function decodeExtension(type: number, decoder: decoding.Decoder): ServerExtensionMessage | null {
  if (type === MESSAGE.saved) return { type: "saved", upTo: decoding.readVarUint(decoder) };
  if (type === MESSAGE.refused) {
    const update = decoding.readVarUint(decoder);
    const code = decoding.readVarString(decoder);
    return { type: "refused", update, code: Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : "internal" };
  }
  if (type === MESSAGE.notice) {
    const notice = readNotice(JSON.parse(decoding.readVarString(decoder)));
    return notice && { type: "notice", notice };
  }
  return null;
}

/** A notice as this version knows it, without what else stands in it; null for anything else. */
export function readNotice(value: unknown): Notice | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { kind, role, bytes, state } = value as Record<string, unknown>;
  switch (kind) {
    case "going-down":
    case "reload":
      return { kind };
    case "role": {
      const known = ROLES.find((one) => one === role);
      return known ? { kind, role: known } : null;
    }
    case "state-over-http":
      return typeof bytes === "number" && Number.isSafeInteger(bytes) && bytes >= 0 ? { kind, bytes } : null;
    case "storage":
      return state === "failing" || state === "ok" ? { kind, state } : null;
    default:
      return null;
  }
}
