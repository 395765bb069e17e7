import type { CreateBoardResponse, TemplateId } from "@/contract/api";
import { AppError } from "@/contract/errors";
import { ROLES, type Role } from "@/contract/roles";
import type { DocumentName } from "@/contract/sync-protocol";
import { newLink } from "@/server/access/links";
import { sameSecret } from "@/server/access/tokens";
import type { ServiceDeps } from "./service-deps";
import type { Actor } from "./services";

interface NewBoard {
  id: string;
  title: string;
  template: TemplateId;
  /** First state of both documents, v1 updates. */
  documents: Record<DocumentName, Uint8Array>;
  /** Of a board that was made elsewhere, in milliseconds since the epoch; else both are now. */
  createdAt?: number;
  editedAt?: number;
  /** What else belongs to the board, before anybody can open it. */
  furnish?: () => Promise<void>;
}

/** Throws `create_key_required` unless the instance's create key was offered, or `rate_limited` after many wrong ones. */
export function requireCreateKey(deps: ServiceDeps, actor: Actor, offered: string | null): void {
  if (deps.createKey === null) return;
  if (deps.createKeyFailures.exhausted(actor.address)) throw new AppError("rate_limited");
  if (offered !== null && sameSecret(offered, deps.createKey)) return;
  // Nothing was guessed when nothing was offered.
  if (offered !== null) deps.createKeyFailures.recordFailure(actor.address);
  throw new AppError("create_key_required");
}

/**
 * Writes a new board with one link per role. A browser becomes its facilitator; a program keeps the links it gets. When a
 * step fails nothing of the board is left.
 */
export async function setUpBoard(
  deps: ServiceDeps,
  actor: Actor,
  board: NewBoard,
): Promise<CreateBoardResponse & { setCookie: string | null }> {
  const { id, title, template, documents } = board;
  const now = deps.now();
  const started = !actor.session && actor.browser ? await deps.sessions.start(actor.origin) : null;
  const session = actor.session ?? started?.session ?? null;

  // Links refer to the board. A crash in between leaves a board that nobody can open, and nothing half open.
  await deps.boards.createBoard({
    id,
    title,
    template,
    createdAt: board.createdAt ?? now,
    ...(board.editedAt === undefined ? {} : { editedAt: board.editedAt }),
    documents,
    person: session?.personId ?? "server",
  });
  try {
    return { id, links: await furnish(), setCookie: started?.setCookie ?? null };
  } catch (error) {
    // Should that fail too, a board without links is left, which nobody can open.
    await deps.boards.deleteBoard(id).catch(() => undefined);
    throw error;
  }

  async function furnish(): Promise<Record<Role, string>> {
    await board.furnish?.();
    const made = ROLES.map((role) =>
      newLink(deps, { boardId: id, role, label: "", expiresAt: null, origin: actor.origin }),
    );
    await deps.access.createLinks(made.map(({ row }) => row));
    const facilitator = made.find(({ row }) => row.role === "facilitator");
    if (session && facilitator) {
      await deps.access.addGrant({
        sessionId: session.id,
        boardId: id,
        linkId: facilitator.row.id,
        grantedAt: now,
        removedAt: null,
      });
    }
    return Object.fromEntries(made.map(({ row, url }) => [row.role, url])) as Record<Role, string>;
  }
}
