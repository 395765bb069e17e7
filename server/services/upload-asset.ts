import { completePicture } from "@/board/document/complete-picture";
import { assetSource } from "@/contract/assets";
import { requireCanvasOpen } from "./require-canvas-open";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Takes a picture for a board under the same rules as an edit of its canvas. */
export function createUploadAsset(deps: ServiceDeps): Services["uploadAsset"] {
  return async (actor, boardId, file) => {
    const { role } = await requireStanding(deps, actor, boardId, "edit");
    await requireCanvasOpen(deps, boardId, role);
    const { hash, type, size } = await deps.assets.put(boardId, file);
    const uploaded = { src: assetSource(hash), type, size };
    const { forRecord } = file;
    if (forRecord)
      await deps.registry.edit(boardId, "canvas", (doc) => completePicture(doc, forRecord, uploaded));
    return { ...uploaded, boardBytes: await deps.assets.bytesOf(boardId) };
  };
}
