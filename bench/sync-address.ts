import type { Role } from "@/contract/roles";
import { syncUrl } from "@/client/sync/sync-socket";
import type { DocumentName } from "@/contract/sync-protocol";
import type { Target, TargetBoard } from "./start-target";

/** Address of a document's socket on a target, with the token of a role where the target asks for one. */
export function syncAddress(
  target: Target,
  board: TargetBoard,
  role: Role,
  document: DocumentName = "canvas",
): string {
  const { protocol, host } = new URL(target.url);
  const url = syncUrl({ location: { protocol, host }, boardId: board.id, document });
  const token = board.tokens[role];
  return token === "" ? url : `${url}&token=${encodeURIComponent(token)}`;
}
