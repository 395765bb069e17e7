import type { BoardSummary } from "@/contract/api";
import type { Role } from "@/contract/roles";
import type { BoardRow } from "@/server/storage/board-store";
import type { ServiceDeps } from "./service-deps";

/** A board as somebody with `role` on it sees it. `personId` is theirs, where they may learn it. */
export function summarizeBoard(
  deps: Pick<ServiceDeps, "registry">,
  board: BoardRow,
  role: Role,
  personId?: string,
): BoardSummary {
  const { people, screens } = deps.registry.peopleOn(board.id);
  return {
    id: board.id,
    title: board.title,
    template: board.template,
    role,
    createdAt: new Date(board.createdAt).toISOString(),
    editedAt: new Date(board.editedAt).toISOString(),
    people,
    screens,
    ...(personId === undefined ? {} : { personId }),
  };
}
