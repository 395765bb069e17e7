import { assetSource, type UploadedAsset } from "@/contract/assets";
import { AppError } from "@/contract/errors";
import type { AssetStore } from "@/server/storage/asset-store";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Actor } from "./services";

/** Takes a picture for a board; whoever may edit may upload. A sealed or locked board takes none. */
export function createUploadAsset(
  deps: Pick<ServiceDeps, "access" | "boards" | "now"> & {
    assets: AssetStore;
    /** Whether the board takes edits of this role now. */
    mayEditNow: (boardId: string, role: "participant" | "facilitator") => Promise<boolean>;
  },
) {
  return async (
    actor: Actor,
    boardId: string,
    file: { name: string; body: AsyncIterable<Uint8Array> },
  ): Promise<UploadedAsset> => {
    const { role } = await requireStanding(deps, actor, boardId, "edit");
    if (role !== "participant" && role !== "facilitator") throw new AppError("read_only");
    if (!(await deps.mayEditNow(boardId, role))) throw new AppError("sealed");
    const { hash, type, size } = await deps.assets.put(boardId, file);
    return { src: assetSource(hash), type, size };
  };
}
