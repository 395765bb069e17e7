import type { TrashedBoard } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { may } from "@/contract/roles";
import { grantedRoles } from "./granted-roles";
import { DAY_MS } from "./purge-board";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Deleted boards that the actor may restore, last deleted first. */
export function createListTrash(deps: ServiceDeps): Services["listTrash"] {
  return async (actor) => {
    const roles = await grantedRoles(deps, actor);
    const managed = [...roles].filter(([, role]) => may(role, "manage")).map(([boardId]) => boardId);
    const boards = await deps.boards.listTrash(managed);
    const times = await deps.thumbnails.times(boards.map(({ id }) => id));
    return boards.map((board): TrashedBoard => {
      const deletedAt = board.deletedAt ?? 0;
      const thumbnailAt = times.get(board.id);
      return {
        id: board.id,
        title: board.title,
        template: board.template,
        deletedAt: new Date(deletedAt).toISOString(),
        goneAt: new Date(deletedAt + LIMITS.trashDays * DAY_MS).toISOString(),
        thumbnailAt: thumbnailAt === undefined ? null : new Date(thumbnailAt).toISOString(),
      };
    });
  };
}
