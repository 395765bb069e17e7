import { type BoardReference, readBoardFacts } from "@/board/document/session-document";
import type { SeriesBoard } from "@/contract/api";
import { errorCodeOf } from "@/contract/errors";
import { findStanding } from "@/server/access/standing";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Services } from "./services";

/** What the page of a record says about its board: seal, library, thread, and the other boards of the series. */
export function createReviewFacts(deps: ServiceDeps): Services["reviewFacts"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "read");
    const facts = await deps.registry.read(boardId, "session", readBoardFacts);
    const publication = await deps.publications.find(boardId);
    const continues = facts.continues ? await inSeries(deps, actor, [facts.continues]) : [];
    return {
      sealed: facts.sealed,
      sealedAt: facts.seal ? new Date(facts.seal.at).toISOString() : null,
      sealedBy: facts.seal?.by ?? "",
      publishedAt: publication ? new Date(publication.publishedAt).toISOString() : null,
      origin: facts.origin,
      continues: continues[0] ?? null,
      continuedBy: await inSeries(deps, actor, facts.continuedBy),
    };
  };
}

/** The boards of these that still exist, with their titles for those who may read them. */
async function inSeries(
  deps: ServiceDeps,
  actor: Actor,
  references: readonly BoardReference[],
): Promise<SeriesBoard[]> {
  const boards = await deps.boards.listBoards(references.map(({ board }) => board));
  const byId = new Map(boards.map((board) => [board.id, board]));
  const listed: SeriesBoard[] = [];
  for (const { board: id } of references) {
    const board = byId.get(id);
    if (board) listed.push({ id, title: (await mayRead(deps, actor, id)) ? board.title : null });
  }
  return listed;
}

async function mayRead(deps: ServiceDeps, actor: Actor, boardId: string): Promise<boolean> {
  try {
    await findStanding(deps, actor, boardId);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === null) throw error;
    return false;
  }
}
