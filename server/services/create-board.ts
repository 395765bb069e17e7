import { AppError } from "@/contract/errors";
import { ROLES, type Role } from "@/contract/roles";
import { instantiateTemplate } from "@/board/templates/instantiate-template";
import { newLink } from "@/server/access/links";
import { newId, sameSecret } from "@/server/access/tokens";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Services } from "./services";

/** Creates a board from a template, with one link per role; a browser becomes its facilitator. */
export function createCreateBoard(deps: ServiceDeps): Services["createBoard"] {
  return async (actor, input, createKey) => {
    checkCreateKey(deps, actor, createKey);
    const boardId = newId();
    const now = deps.now();
    const documents = instantiateTemplate(input.template, { title: input.title, at: now });
    // A browser becomes facilitator; a program keeps the links that it gets.
    const started = !actor.session && actor.browser ? await deps.sessions.start(actor.origin) : null;
    const session = actor.session ?? started?.session ?? null;

    // Links refer to the board. A crash in between leaves a board that nobody can open, and nothing half open.
    await deps.boards.createBoard({
      id: boardId,
      title: input.title,
      template: input.template,
      createdAt: now,
      documents,
      person: session?.personId ?? "server",
    });
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
  };
}

function checkCreateKey(deps: ServiceDeps, actor: Actor, offered: string | null): void {
  if (deps.createKey === null) return;
  if (deps.createKeyFailures.exhausted(actor.address)) throw new AppError("rate_limited");
  if (offered !== null && sameSecret(offered, deps.createKey)) return;
  // Nothing was guessed when nothing was offered.
  if (offered !== null) deps.createKeyFailures.recordFailure(actor.address);
  throw new AppError("create_key_required");
}
