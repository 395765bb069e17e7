import type { CreateBoardResponse, TemplateId } from "@/contract/api";
import { ROLES, type Role } from "@/contract/roles";
import { newLink } from "@/server/access/links";
import { newId } from "@/server/access/tokens";
import type { NewBoard } from "@/server/storage/board-store";
import type { ServiceDeps } from "./service-deps";
import type { Actor } from "./services";

/** What a new board starts with. */
interface Foundation {
  title: string;
  template: TemplateId;
  documents: NewBoard["documents"];
  /** Board whose pictures the new one shows too, and which. */
  pictures?: { from: string; hashes: readonly string[] };
}

/**
 * Stores a new board with one link per role; a browser becomes its facilitator, a program keeps the links that it gets.
 * `setCookie` is for a newcomer. When a step fails nothing of the board is left.
 */
export async function foundBoard(
  deps: ServiceDeps,
  actor: Actor,
  { title, template, documents, pictures }: Foundation,
): Promise<CreateBoardResponse & { setCookie: string | null }> {
  const boardId = newId();
  const now = deps.now();
  const started = !actor.session && actor.browser ? await deps.sessions.start(actor.origin) : null;
  const session = actor.session ?? started?.session ?? null;
  const person = session?.personId ?? "server";

  // Links refer to the board. A crash in between leaves a board that nobody can open, and nothing half open.
  await deps.boards.createBoard({ id: boardId, title, template, createdAt: now, documents, person });
  try {
    if (pictures) await deps.assets.share(pictures.from, boardId, pictures.hashes);
    const made = ROLES.map((role) =>
      newLink(deps, { boardId, role, label: "", expiresAt: null, origin: actor.origin }),
    );
    await deps.access.createLinks(made.map(({ row }) => row));
    const facilitator = made.find(({ row }) => row.role === "facilitator");
    if (session && facilitator) {
      await deps.access.addGrant({
        sessionId: session.id,
        boardId,
        linkId: facilitator.row.id,
        grantedAt: now,
        removedAt: null,
      });
    }
    const links = Object.fromEntries(made.map(({ row, url }) => [row.role, url])) as Record<Role, string>;
    return { id: boardId, links, setCookie: started?.setCookie ?? null };
  } catch (error) {
    // Should that fail too, a board without links is left, which nobody can open.
    await deps.boards.deleteBoard(boardId).catch(() => undefined);
    throw error;
  }
}
