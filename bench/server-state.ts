import * as Y from "yjs";
import { packUpdate } from "@/server/storage/update-codec";
import { ACCEPT_ENCODING, fetchState } from "./fetch-state";
import type { Target, TargetBoard } from "./start-target";

/**
 * The canvas that our server has of a board (update v2), over HTTP, and the bytes it takes packed as the server packs a
 * snapshot of it. The log that the server keeps beside snapshots is not in that.
 */
export async function serverState(
  target: Target,
  board: TargetBoard,
): Promise<{ update: Uint8Array; packedBytes: number }> {
  const { update } = await fetchState({
    url: target.url,
    boardId: board.id,
    document: "canvas",
    token: board.tokens.viewer,
    acceptEncoding: ACCEPT_ENCODING.http,
  });
  return { update, packedBytes: (await packUpdate(Y.convertUpdateFormatV2ToV1(update))).length };
}
