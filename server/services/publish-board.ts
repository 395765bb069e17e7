import { setPublished } from "@/board/document/session-document";
import { errorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import type { Publishing } from "@/contract/api";
import { summarizeBoard } from "./board-summary";
import { requireStanding } from "./require-standing";
import { sealAndEndSession } from "./seal-board";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Services } from "./services";
import { requireCreateKey } from "./set-up-board";

/** With a create key set, whoever has it may publish; without one nobody may until the operator opens the library. */
export function publishingOf(deps: Pick<ServiceDeps, "createKey" | "library">): Publishing {
  if (deps.createKey !== null) return "key";
  return deps.library;
}

/**
 * Publishes a board. The session document says so first, the table that opens the door comes after it: should the
 * server stop in between, people believe the board to be open although it is not, and never the other way round.
 */
export function createPublishBoard(deps: ServiceDeps): Services["publishBoard"] {
  return async (actor, boardId, { seal, by }, createKey) => {
    const { role, personId } = await requireStanding(deps, actor, boardId, "manage");
    requirePublishing(deps, actor, createKey);
    const publishedAt = (await deps.publications.find(boardId))?.publishedAt ?? deps.now();
    if (seal) {
      await sealAndEndSession(deps, boardId, { at: deps.now(), by }, (doc) => setPublished(doc, publishedAt));
    } else {
      await deps.registry.edit(boardId, "session", (doc) => setPublished(doc, publishedAt));
    }
    await deps.publications.publish({ boardId, publishedAt, publishedBy: personId });
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    return summarizeBoard(deps, board, role);
  };
}

/** Takes a board back out of the library: the door is closed and strangers are out before the document says so. */
export function createTakeBackBoard(deps: ServiceDeps): Services["takeBackBoard"] {
  return async (actor, boardId) => {
    const { role } = await requireStanding(deps, actor, boardId, "manage");
    await takeBack(deps, boardId);
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    return summarizeBoard(deps, board, role);
  };
}

/** Ends a publication, if there is one. */
export async function takeBack(deps: ServiceDeps, boardId: string): Promise<void> {
  const published = await deps.publications.withdraw(boardId);
  // Sockets that rest on it; those of people with a link find that they still have one.
  if (published) await deps.registry.recheckAccess(boardId);
  const told = await deps.registry.read(boardId, "session", (doc) => doc.getMap("meta").has("publishedAt"));
  if (told) await deps.registry.edit(boardId, "session", (doc) => setPublished(doc, null));
}

function requirePublishing(deps: ServiceDeps, actor: Actor, offered: string | null): void {
  if (publishingOf(deps) === "closed") throw new AppError("library_closed");
  try {
    requireCreateKey(deps, actor, offered);
  } catch (error) {
    if (errorCodeOf(error) !== "create_key_required") throw error;
    throw new AppError("create_key_required", errorDetail("publish_needs_key"), { cause: error });
  }
}
