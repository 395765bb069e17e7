import { recordMaps } from "@/board/document/record-maps";
import { AppError } from "@/contract/errors";
import type { ServiceDeps } from "./service-deps";

/** Throws `board_limit` when the canvas cannot hold this many more records. */
export async function requireRoomOnCanvas(
  { registry, boardLimits }: Pick<ServiceDeps, "registry" | "boardLimits">,
  boardId: string,
  more: number,
): Promise<void> {
  const records = await registry.read(boardId, "canvas", (doc) => recordMaps(doc).size);
  if (records + more > boardLimits.recordsPerBoard) throw new AppError("board_limit");
}
