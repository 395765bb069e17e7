import type { Role } from "@/contract/roles";
import { strongestLive } from "@/server/access/standing";
import type { Readable } from "@/server/storage/item-index";
import { grantedRoles } from "./granted-roles";
import type { ServiceDeps } from "./service-deps";
import type { Actor } from "./services";

/** What an actor may read over all boards: their own by role, and how a query is narrowed to that. */
export interface ReadableBoards {
  roles: ReadonlyMap<string, Role>;
  readable: Readable;
}

/**
 * The boards that an actor may read. With a token that is its board alone; a browser reads the library as well, but for
 * boards that its person was removed from. Throws as `grantedRoles` does.
 */
export async function readableBoards(
  deps: Pick<ServiceDeps, "access" | "now">,
  actor: Actor,
): Promise<ReadableBoards> {
  const roles = await grantedRoles(deps, actor);
  const boardIds = [...roles.keys()];
  if (actor.token !== null) return { roles, readable: { boardIds, libraryExcept: null } };
  return { roles, readable: { boardIds, libraryExcept: await removedFrom(deps, actor) } };
}

async function removedFrom(deps: Pick<ServiceDeps, "access" | "now">, actor: Actor): Promise<string[]> {
  if (!actor.session) return [];
  const granted = await deps.access.listGrants(actor.session.id);
  const removed = new Set(
    granted.filter(({ grant }) => grant.removedAt !== null).map(({ grant }) => grant.boardId),
  );
  return [...removed].filter((boardId) => {
    const onBoard = granted.filter(({ grant }) => grant.boardId === boardId);
    return strongestLive(onBoard, deps.now()) === null;
  });
}

/** Where an item is read: on its board for whoever has a link to it, else in the review of the library. */
export function itemAddress(boardId: string, itemId: string, role: Role | null): string {
  const [board, item] = [encodeURIComponent(boardId), encodeURIComponent(itemId)];
  return takesPart(role) ? `/board/${board}?item=${item}` : `/review/${board}#${item}`;
}

/** Where a board is read. */
export function boardAddress(boardId: string, role: Role | null): string {
  const board = encodeURIComponent(boardId);
  return takesPart(role) ? `/board/${board}` : `/review/${board}`;
}

/** A big screen shows the board by itself; whoever looks for something at it reads the review. */
function takesPart(role: Role | null): boolean {
  return role !== null && role !== "room";
}
