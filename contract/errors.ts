/**
 * One table of expected failures: code → HTTP status, WebSocket close code, sentence for people.
 * A 44xx close is final (y-websocket retries for ever on anything else); other closes mean "try again".
 */
export const ERRORS = {
  bad_request: { status: 400, close: 4400, message: "The request could not be understood." },
  not_joined: { status: 401, close: 4401, message: "Open this board with a link first." },
  create_key_required: {
    status: 401,
    close: 4401,
    message: "Creating boards on this instance needs its create key.",
  },
  forbidden: { status: 403, close: 4403, message: "Your link does not allow this." },
  library_closed: {
    status: 403,
    close: 4403,
    message: "This instance takes no boards into its library. Its operator can open it with LIBRARY=open.",
  },
  bad_origin: {
    status: 403,
    close: 4403,
    message: "The request came from another site. Open the board at its own address.",
  },
  removed: { status: 403, close: 4403, message: "The facilitator removed you from this board." },
  not_found: { status: 404, close: 4404, message: "There is no such board here." },
  link_unknown: {
    status: 404,
    close: 4404,
    message: "This link is not known here. Check that it was copied whole.",
  },
  no_such_address: { status: 404, close: 4404, message: "The API has nothing at this address." },
  method_not_allowed: {
    status: 405,
    close: 4400,
    message: "This address does not take requests of this method.",
  },
  conflict: { status: 409, close: 4409, message: "Somebody else changed this meanwhile." },
  link_revoked: {
    status: 410,
    close: 4410,
    message: "This link was revoked. Ask the facilitator for a new one.",
  },
  link_expired: {
    status: 410,
    close: 4410,
    message: "This link has expired. Ask the facilitator for a new one.",
  },
  board_deleted: { status: 410, close: 4410, message: "This board was deleted." },
  not_in_trash: {
    status: 409,
    close: 4409,
    message: "This board is not in the trash. Only deleted boards are restored or deleted for good.",
  },
  too_large: { status: 413, close: 4413, message: "This is larger than a board may hold." },
  unsupported_file: {
    status: 415,
    close: 4415,
    message: "This is not a picture that a board takes: PNG, JPEG, GIF, WebP or AVIF.",
  },
  bad_message: { status: 400, close: 4400, message: "The connection sent something unreadable." },
  read_only: { status: 403, close: 4403, message: "Your link is for reading only." },
  sealed: { status: 409, close: 4423, message: "The board is sealed. Only action items still change." },
  locked: { status: 409, close: 4423, message: "The facilitator has locked the board for the moment." },
  board_replaced: {
    status: 409,
    close: 4409,
    message: "The board was put back to another state. What was done before is not part of it.",
  },
  board_limit: {
    status: 409,
    close: 4413,
    message: "The board is at its size limit. Delete something or continue in a new board.",
  },
  client_outdated: {
    status: 409,
    close: 4426,
    message: "This page is older than the board. Reload it to go on editing.",
  },
  session_not_running: {
    status: 409,
    close: 4409,
    message: "No session is running on this board. The facilitator starts it.",
  },
  session_changed: {
    status: 409,
    close: 4409,
    message: "The session has moved on meanwhile. Look again and try once more.",
  },
  session_limit: {
    status: 409,
    close: 4409,
    message: "There are as many of these as a session holds. Remove one first.",
  },
  code_unknown: {
    status: 404,
    close: 4404,
    message: "No running session has this code. Check it on the room's screen.",
  },
  rate_limited: { status: 429, close: 1013, message: "Too many requests. Wait a moment and try again." },
  board_full: {
    status: 503,
    close: 1013,
    message: "Too many people are connected to this board. It will let you in when somebody leaves.",
  },
  slow_consumer: {
    status: 503,
    close: 1013,
    message: "The connection is too slow to keep up. Reconnecting.",
  },
  going_down: { status: 503, close: 1012, message: "The server is restarting. Nothing is lost." },
  storage_failed: {
    status: 503,
    close: 1013,
    message: "The server cannot save right now. It keeps your edits and tries again.",
  },
  board_unreadable: {
    status: 500,
    close: 4450,
    message: "This board cannot be read from storage. Nothing was changed; ask the operator.",
  },
  internal: { status: 500, close: 1011, message: "Something failed on the server. Try again." },
} as const satisfies Record<string, { status: number; close: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** An expected failure. Across the Next/server door test `code`, never `instanceof`: the class exists twice there. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** @param detail replaces the table's sentence where a field or limit can be named. Shown to people. */
  constructor(code: ErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail ?? ERRORS[code].message, options);
    this.name = "AppError";
    this.code = code;
  }
}

/** The code of an expected failure, or null for a bug. */
export function errorCodeOf(error: unknown): ErrorCode | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  const code = (error as { code: unknown }).code;
  return typeof code === "string" && Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : null;
}
