import * as Y from "yjs";
import { recordMaps } from "@/board/document/record-maps";
import { kindOf } from "@/board/document/canvas-record";
import { errorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import { FRAME_PICTURE, isFrameId } from "@/contract/frame-pictures";
import { may, type Role } from "@/contract/roles";
import { readThumbnailFacts } from "@/contract/thumbnail";
import { requireCanvasOpen } from "./require-canvas-open";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

const MB = 1024 * 1024;

/** What is stored of a board's frames, for those who may read the board. */
export function createListFramePictures(deps: ServiceDeps): Services["listFramePictures"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "read");
    const { update, seq } = await deps.registry.state(boardId, "canvas");
    const pictures = await deps.framePictures.list(boardId);
    return {
      seq,
      stateVector: Buffer.from(Y.encodeStateVectorFromUpdateV2(update)).toString("base64"),
      pictures: pictures.map(({ frameId, at, size, ...rest }) => ({
        frameId,
        seq: rest.seq,
        at: new Date(at).toISOString(),
        size,
      })),
    };
  };
}

/** One picture, for those who may read the board. */
export function createFindFramePicture(deps: ServiceDeps): Services["findFramePicture"] {
  return async (actor, boardId, frameId) => {
    await requireStanding(deps, actor, boardId, "read");
    const found = await deps.framePictures.find(boardId, frameId);
    if (!found) throw new AppError("not_found", errorDetail("no_such_picture"));
    return found;
  };
}

/**
 * Takes a frame's picture from whoever may edit the board now, and from facilitators of a sealed one: they draw it when
 * they seal. It is a stranger's file: only what its bytes say counts. Pictures of frames that are gone make room.
 */
export function createSaveFramePicture(deps: ServiceDeps): Services["saveFramePicture"] {
  return async (actor, boardId, frameId, { seq, body }) => {
    const { role } = await requireStanding(deps, actor, boardId, "edit");
    await requireOpenOrSealed(deps, boardId, role);
    const { seq: head, frames } = await framesOf(deps, boardId);
    if (!isFrameId(frameId) || !frames.has(frameId)) {
      throw new AppError("not_found", errorDetail("no_such_frame"));
    }
    if (seq > head) throw new AppError("bad_request", errorDetail("frame_picture_seq"));
    const bytes = await readAtMost(body);
    requirePicture(bytes);

    const stored = await deps.framePictures.list(boardId);
    const gone = stored.filter((info) => !frames.has(info.frameId)).map((info) => info.frameId);
    const others = stored.filter((info) => frames.has(info.frameId) && info.frameId !== frameId);
    const together = others.reduce((sum, { size }) => sum + size, bytes.byteLength);
    if (others.length >= FRAME_PICTURE.perBoard || together > FRAME_PICTURE.boardBytes) {
      throw new AppError("too_large", errorDetail("frame_pictures_full", FRAME_PICTURE.boardBytes / MB));
    }
    if (gone.length > 0) await deps.framePictures.remove(boardId, gone);
    await deps.framePictures.put({ boardId, frameId, seq, at: deps.now(), bytes });
  };
}

/** Throws AppError unless the bytes are a still PNG within the limits. */
export function requirePicture(bytes: Uint8Array): void {
  const facts = readThumbnailFacts(bytes);
  if (facts?.type !== "image/png") throw new AppError("unsupported_file", errorDetail("frame_picture_type"));
  const sides = [facts.width, facts.height];
  if (sides.some((side) => side < 1 || side > FRAME_PICTURE.maxSidePx)) throw tooLarge();
  if (bytes.byteLength > FRAME_PICTURE.maxBytes) throw tooLarge();
}

async function requireOpenOrSealed(deps: ServiceDeps, boardId: string, role: Role): Promise<void> {
  try {
    await requireCanvasOpen(deps, boardId, role);
  } catch (error) {
    if (errorCodeOf(error) !== "sealed" || !may(role, "manage")) throw error;
  }
}

async function framesOf(
  deps: Pick<ServiceDeps, "registry">,
  boardId: string,
): Promise<{ seq: number; frames: Set<string> }> {
  const { seq } = await deps.registry.state(boardId, "canvas");
  const frames = await deps.registry.read(boardId, "canvas", (doc) => {
    const ids = new Set<string>();
    for (const [id, map] of recordMaps(doc).entries() as IterableIterator<[string, unknown]>) {
      const isFrame = map instanceof Y.Map && kindOf(map).type === "frame";
      if (isFrame && id.startsWith("shape:")) ids.add(id.slice("shape:".length));
    }
    return ids;
  });
  return { seq, frames };
}

async function readAtMost(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > FRAME_PICTURE.maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError("too_large", errorDetail("frame_picture_size", FRAME_PICTURE.maxBytes / MB));
}
