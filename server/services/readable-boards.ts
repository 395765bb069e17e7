import type { Role } from "@/contract/roles";
import type { Readable } from "@/server/storage/item-index";
import { grantedAccess } from "./granted-roles";
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
  const { roles, removedFrom } = await grantedAccess(deps, actor);
  const libraryExcept = actor.token === null ? removedFrom : null;
  return { roles, readable: { boardIds: [...roles.keys()], libraryExcept } };
}

/** Where an item is read: on its board for whoever has a link to it, else in the review of the library. */
export function itemAddress(boardId: string, itemId: string, role: Role | null): string {
  const [board, item] = [encodeURIComponent(boardId), encodeURIComponent(itemId)];
  return takesPart(role) ? `/board/${board}?item=${item}` : `/review/${board}#item-${item}`;
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
