import { errorDetail } from "@/contract/error-details";
import { AppError, type ErrorCode } from "@/contract/errors";
import { ROLES } from "@/contract/roles";
import type { Actor, Standing } from "@/server/services/services";
import type { AccessStore, GrantRow, LinkRow } from "@/server/storage/access-store";
import type { BoardStore } from "@/server/storage/board-store";
import type { PublicationStore } from "@/server/storage/publication-store";
import { hashSecret } from "./tokens";

const LINK_PERSON = "link:";

export type Granted = { grant: GrantRow; link: LinkRow };

/** Why a link opens nothing now; null when it does. */
export function linkProblem(link: LinkRow, now: number): "link_revoked" | "link_expired" | null {
  if (link.revokedAt !== null) return "link_revoked";
  if (link.expiresAt !== null && link.expiresAt <= now) return "link_expired";
  return null;
}

/** Public id of somebody who shows a token and has no browser session: one per link, as nobody tells them apart. */
function linkPersonId(linkId: string): string {
  return `${LINK_PERSON}${linkId}`;
}

/** Whether a public id is such a one: it stands for a link, not for a browser that could be told from others. */
export function isLinkPerson(personId: string): boolean {
  return personId.startsWith(LINK_PERSON);
}

interface StandingDeps {
  access: AccessStore;
  boards: BoardStore;
  publications: PublicationStore;
  now: () => number;
}

/** Public id of everybody who reads a published board without a link: they have no presence and are not told apart. */
const LIBRARY_PERSON = "library";

/**
 * The actor's standing on a board. Throws `not_joined`, `not_found`, `link_unknown`, `link_revoked`, `link_expired`,
 * `removed`, or `board_deleted` for a board in the trash, to those whom it was open for.
 */
export async function findStanding(deps: StandingDeps, actor: Actor, boardId: string): Promise<Standing> {
  const { standing, inTrash } = await findStandingAnywhere(deps, actor, boardId);
  if (inTrash) throw new AppError("board_deleted");
  return standing;
}

/** The actor's standing on a board, also on one in the trash. Throws as `findStanding` does, but never `board_deleted`. */
export async function findStandingAnywhere(
  deps: StandingDeps,
  actor: Actor,
  boardId: string,
): Promise<{ standing: Standing; inTrash: boolean }> {
  const standing = await findGranted(deps, actor, boardId);
  const board = await deps.boards.getBoard(boardId);
  if (!board) throw new AppError("not_found");
  return { standing, inTrash: board.deletedAt !== null };
}

/**
 * What links and grants give, wherever the board lies: by the token alone when one is shown (a room link's token must never yield more
 * than its own role, whatever else the browser holds), else the strongest live grant of the browser session; without one,
 * what everybody may who reaches the server: read a published board.
 */
async function findGranted(deps: StandingDeps, actor: Actor, boardId: string): Promise<Standing> {
  const now = deps.now();
  if (actor.token !== null) {
    const link = await deps.access.findLinkByTokenHash(hashSecret(actor.token));
    if (!link) throw new AppError("link_unknown");
    if (link.boardId !== boardId) throw new AppError("not_joined", errorDetail("other_board"));
    const problem = linkProblem(link, now);
    if (problem) throw new AppError(problem);
    return {
      boardId,
      role: link.role,
      linkId: link.id,
      personId: linkPersonId(link.id),
      sessionId: null,
      endsAt: link.expiresAt,
    };
  }
  if (!actor.session) return readerOfLibrary(deps, boardId, "not_joined");

  const granted = await deps.access.listGrants(actor.session.id, boardId);
  const best = strongestLive(granted, now);
  if (!best) return readerOfLibrary(deps, boardId, whyNone(granted, now));
  return {
    boardId,
    role: best.link.role,
    linkId: best.link.id,
    personId: actor.session.personId,
    sessionId: actor.session.id,
    endsAt: best.link.expiresAt,
  };
}

/**
 * The standing of whoever has no link to a board that is published. Throws why there is none otherwise; also for somebody
 * whom the facilitator removed, for whom the board stays closed in this browser.
 */
async function readerOfLibrary(deps: StandingDeps, boardId: string, none: ErrorCode): Promise<Standing> {
  const board = await deps.boards.getBoard(boardId);
  // To a stranger a board in the trash does not exist, and nobody can join one that does not.
  if (!board || board.deletedAt !== null) throw new AppError("not_found");
  if (none === "removed" || !(await deps.publications.find(boardId))) throw new AppError(none);
  return {
    boardId,
    role: "viewer",
    linkId: "",
    personId: LIBRARY_PERSON,
    sessionId: null,
    endsAt: null,
    byLibrary: true,
  };
}

/**
 * When a session was last removed from the board of these grants, in milliseconds since the epoch; -Infinity for never.
 * Links from before that let it in no more, those included that it had not opened yet.
 */
export function lastRemoval(granted: readonly Granted[]): number {
  return Math.max(...granted.map(({ grant }) => grant.removedAt ?? -Infinity), -Infinity);
}

/** The live grant with the strongest role, among all of a session on one board; of equals the one that lasts longest. */
export function strongestLive(granted: readonly Granted[], now: number): Granted | null {
  const removed = lastRemoval(granted);
  const live = granted.filter(
    ({ grant, link }) => grant.removedAt === null && link.createdAt > removed && !linkProblem(link, now),
  );
  const rank = ({ link }: Granted) => ROLES.indexOf(link.role);
  const lasts = ({ link }: Granted) => link.expiresAt ?? Infinity;
  return live.sort((a, b) => rank(b) - rank(a) || lasts(b) - lasts(a))[0] ?? null;
}

function whyNone(granted: readonly Granted[], now: number): ErrorCode {
  if (granted.some(({ grant }) => grant.removedAt !== null)) return "removed";
  const problems = granted.map(({ link }) => linkProblem(link, now));
  return problems.find((problem) => problem === "link_revoked") ?? problems[0] ?? "not_joined";
}
