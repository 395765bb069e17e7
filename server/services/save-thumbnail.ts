import { AppError } from "@/contract/errors";
import { readThumbnailFacts, THUMBNAIL } from "@/contract/thumbnail";
import { requireCanvasOpen } from "./require-canvas-open";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Takes a thumbnail from whoever may edit the board now. It is a stranger's file: only what its bytes say counts. */
export function createSaveThumbnail(deps: ServiceDeps): Services["saveThumbnail"] {
  return async (actor, boardId, { theme, body }) => {
    const { role } = await requireStanding(deps, actor, boardId, "edit");
    await requireCanvasOpen(deps, boardId, role);
    const now = deps.now();
    const previous = await deps.thumbnails.find(boardId, theme);
    // No error: two browsers may both think that it is their turn, and either picture will do.
    if (previous && Math.abs(now - previous.at) < THUMBNAIL.minIntervalMs) return false;
    const bytes = await readAtMost(body, THUMBNAIL.maxBytes);
    const facts = readThumbnailFacts(bytes);
    if (!facts) throw new AppError("unsupported_file", "A thumbnail is a still PNG or WebP picture.");
    if (!isSide(facts.width) || !isSide(facts.height)) {
      throw new AppError("too_large", `A thumbnail has 1 to ${THUMBNAIL.maxSidePx} pixels a side.`);
    }
    await deps.thumbnails.put({ boardId, theme, type: facts.type, at: now, bytes });
    return true;
  };
}

function isSide(pixels: number): boolean {
  return pixels >= 1 && pixels <= THUMBNAIL.maxSidePx;
}

async function readAtMost(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError("too_large", `A thumbnail has at most ${maxBytes / 1024} kB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
