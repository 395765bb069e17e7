import type * as Y from "yjs";
import { isLocked, isSealed } from "@/board/document/session-document";
import type { ErrorCode } from "@/contract/errors";
import { may, type Role } from "@/contract/roles";

/**
 * Why somebody with `role` may not write the canvas now; null when they may. `session` is the board's session
 * document. Asked for every update, so a seal counts from the moment it is in the document.
 */
export function canvasRefusal(session: Y.Doc, role: Role): ErrorCode | null {
  if (!may(role, "edit")) return "read_only";
  if (isSealed(session)) return "sealed";
  if (isLocked(session) && !may(role, "run-session")) return "locked";
  return null;
}
