import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

export function createFindAsset(deps: ServiceDeps): Services["findAsset"] {
  return async (actor, boardId, hash) => {
    await requireStanding(deps, actor, boardId, "read");
    const found = await deps.assets.find(boardId, hash);
    if (!found) throw new AppError("not_found", errorDetail("no_such_picture"));
    return found;
  };
}
