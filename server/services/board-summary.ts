import type { BoardSummary } from "@/contract/api";
import type { Role } from "@/contract/roles";
import type { BoardRow } from "@/server/storage/board-store";
import type { ServiceDeps } from "./service-deps";

/** A board as somebody with `role` on it sees it. `personId` is theirs, where they may learn it. */
export async function summarizeBoard(
  deps: Pick<ServiceDeps, "registry" | "thumbnails" | "publications">,
  board: BoardRow,
  role: Role,
  personId?: string,
): Promise<BoardSummary> {
  const times = await deps.thumbnails.times([board.id]);
  const publication = await deps.publications.find(board.id);
  const summary = presentBoard(deps, board, {
    role,
    thumbnailAt: times.get(board.id),
    publishedAt: publication?.publishedAt,
  });
  return personId === undefined ? summary : { ...summary, personId };
}

/** The same for one of many, whose thumbnails' times were asked together. */
export function presentBoard(
  deps: Pick<ServiceDeps, "registry">,
  board: BoardRow,
  {
    role,
    thumbnailAt,
    publishedAt,
  }: { role: Role; thumbnailAt: number | undefined; publishedAt: number | undefined },
): BoardSummary {
  const { people, inRoom, screens } = deps.registry.peopleOn(board.id);
  return {
    id: board.id,
    title: board.title,
    template: board.template,
    role,
    createdAt: new Date(board.createdAt).toISOString(),
    editedAt: new Date(board.editedAt).toISOString(),
    people,
    inRoom,
    screens,
    thumbnailAt: thumbnailAt === undefined ? null : new Date(thumbnailAt).toISOString(),
    publishedAt: publishedAt === undefined ? null : new Date(publishedAt).toISOString(),
  };
}
