import type { Editor, TLShapeId } from "tldraw";
import * as Y from "yjs";
import { type BoardPictures, FRAME_PICTURE, framePictureUrl } from "@/contract/frame-pictures";
import type { BoardConnection } from "@/client/sync/board-connection";
import { requestJson, RequestProblem } from "@/client/ui/request-json";
import { drawSvg, pngOf } from "./draw-picture";
import { framesOf } from "./frames-of";
import { fittingScale } from "./picture-size";
import { openStillEditor } from "./still-editor";

/** How long edits may take to be saved and to arrive before pictures are drawn of what is here, in milliseconds. */
const SETTLE_MS = 8_000;
const SETTLE_STEP_MS = 150;
/** Pixels to a unit of the board, and the most of a picture: enough to read a card on paper. */
const SCALE = 2;
const MOST = { pixels: 12_000_000, side: FRAME_PICTURE.maxSidePx };

export interface UploadedPictures {
  /** Pictures that were drawn and sent. */
  sent: number;
  /** Frames whose stored picture was current already. */
  current: number;
  /** Frames that could not be drawn or sent; `reason` is the last sentence for people. */
  failed: number;
  reason: string;
}

/**
 * Draws every frame of the board and sends the pictures to the server, for archives and reviews; those that are current
 * are left alone. For whoever may edit the board, and for facilitators right after a seal. Call it when a board is
 * published, sealed or archived. Throws RequestProblem when the server does not answer, and the signal's reason.
 */
export async function uploadFramePictures(options: {
  boardId: string;
  editor: Editor;
  connection: Pick<BoardConnection, "documentState" | "getSnapshot">;
  signal: AbortSignal;
  /** Called before each frame. */
  onProgress?: (done: number, of: number) => void;
}): Promise<UploadedPictures> {
  const { boardId, editor, connection, signal, onProgress } = options;
  // An edit of our own that is saved after the seq was asked for would make every picture look old.
  await settled(() => connection.getSnapshot().saved.kind === "saved", signal);
  const { seq, stateVector, pictures } = await requestJson<BoardPictures>(
    `/api/boards/${encodeURIComponent(boardId)}/pictures`,
    { signal },
  );
  const theirs = Y.decodeStateVector(Uint8Array.from(atob(stateVector), (char) => char.charCodeAt(0)));
  const here = await settled(() => covers(connection.documentState(), theirs), signal);
  // What has not arrived is not in the pictures: they count as older then.
  const shown = here ? seq : Math.max(0, seq - 1);

  const known = new Map(pictures.map((picture) => [picture.frameId, picture.seq]));
  const result: UploadedPictures = { sent: 0, current: 0, failed: 0, reason: "" };
  const still = openStillEditor(editor, false);
  try {
    const frames = framesOf(still.editor).slice(0, FRAME_PICTURE.perBoard);
    for (const [done, { frame }] of frames.entries()) {
      signal.throwIfAborted();
      const frameId = frame.id.slice("shape:".length);
      onProgress?.(done, frames.length);
      if (known.get(frameId) === seq) {
        result.current += 1;
        continue;
      }
      try {
        const png = await drawFrame(still.editor, frame.id);
        if (png) await send({ boardId, frameId, seq: shown, png, signal });
        result.sent += png ? 1 : 0;
      } catch (error) {
        signal.throwIfAborted();
        result.failed += 1;
        if (error instanceof RequestProblem) result.reason = error.message;
        // Nobody answers: the next ones would wait in vain, too.
        if (error instanceof RequestProblem && error.code === "offline") throw error;
      }
    }
    return result;
  } finally {
    still.dispose();
  }
}

/** A frame in light colours, small enough for the server; null for a frame without extent. */
async function drawFrame(editor: Editor, id: TLShapeId): Promise<Blob | null> {
  const page = editor.getAncestorPageId(id);
  if (page) editor.setCurrentPage(page);
  const drawn = await drawSvg(editor, { shapes: [id], dark: false, background: true });
  if (!drawn || drawn.width < 1 || drawn.height < 1) return null;
  const bounds = { w: drawn.width, h: drawn.height };
  let scale = fittingScale(bounds, SCALE, MOST);
  for (;;) {
    const png = await pngOf(drawn, scale);
    if (png.size <= FRAME_PICTURE.maxBytes) return png;
    // A photograph in every corner: fewer pixels are better than none.
    scale /= 1.6;
  }
}

async function send(picture: {
  boardId: string;
  frameId: string;
  seq: number;
  png: Blob;
  signal: AbortSignal;
}): Promise<void> {
  const { boardId, frameId, seq, png, signal } = picture;
  await requestJson(`${framePictureUrl(boardId, frameId)}?seq=${seq}`, {
    method: "PUT",
    bytes: new Uint8Array(await png.arrayBuffer()),
    signal,
  });
}

function covers(state: Uint8Array, theirs: ReadonlyMap<number, number>): boolean {
  const ours = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
  return [...theirs].every(([client, clock]) => (ours.get(client) ?? 0) >= clock);
}

/** Asks until it is so; false when that takes too long. */
async function settled(isSo: () => boolean, signal: AbortSignal): Promise<boolean> {
  for (let waited = 0; waited < SETTLE_MS; waited += SETTLE_STEP_MS) {
    signal.throwIfAborted();
    if (isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_STEP_MS));
  }
  return isSo();
}
