import { CANVAS_PATH, SESSION_PATH } from "@/contract/archive";
import { errorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import { FRAME_PICTURE } from "@/contract/frame-pictures";
import { LIMITS } from "@/contract/limits";
import { newId } from "@/server/access/tokens";
import { type OpenArchive, readArchive } from "@/server/archive/read-archive";
import { requirePicture } from "./frame-pictures";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Services } from "./services";
import { requireCreateKey, setUpBoard } from "./set-up-board";

/** The first row of a new board's log. */
const FIRST_SEQ = 1;

/**
 * Makes a board of an archive, for whoever may create boards. Everything in it is a stranger's: names and sizes are
 * checked before anything is read, each content against the manifest, documents in a thread under a time limit, images by
 * their own bytes. When anything is wrong nothing of it is left.
 */
export function createImportArchive(deps: ServiceDeps): Services["importArchive"] {
  return async (actor, body, createKey) => {
    requireCreateKey(deps, actor, createKey);
    return deps.incomingArchives.withFile(body, async (file) => {
      const archive = await readArchive(file);
      try {
        return await adopt(deps, actor, archive);
      } finally {
        archive.close();
      }
    });
  };
}

async function adopt(deps: ServiceDeps, actor: Actor, archive: OpenArchive) {
  const { manifest } = archive;
  const now = deps.now();
  const editedAt = Math.min(Date.parse(manifest.board.editedAt), now);
  const createdAt = Math.min(Date.parse(manifest.board.createdAt), editedAt);
  const elsewhere = new Set([
    CANVAS_PATH,
    SESSION_PATH,
    ...manifest.images.map(({ path }) => path),
    ...manifest.pictures.map(({ path }) => path),
  ]);
  // The texts are made anew from the documents; they are read to know that the archive is whole.
  for (const { path } of manifest.files) if (!elsewhere.has(path)) await drain(archive.stream(path));

  const adopted = await deps.adoptArchive({
    canvas: await archive.bytes(CANVAS_PATH, LIMITS.documentBytes),
    session: await archive.bytes(SESSION_PATH, LIMITS.documentBytes),
    pictures: manifest.images.map(({ hash }) => hash),
    at: createdAt,
    limits: deps.boardLimits,
  });
  const { title, template, documents, leftOut } = adopted;
  const id = newId();
  const stored: string[] = [];
  try {
    const board = await setUpBoard(deps, actor, {
      id,
      title,
      template,
      documents,
      createdAt,
      editedAt,
      furnish: async () => {
        await addImages(deps, archive, { id, shown: new Set(adopted.pictures), stored });
        await addPictures(deps, archive, id);
      },
    });
    return { ...board, title, leftOut };
  } catch (error) {
    // The rows went with the board; what its files cannot tell is that nobody wants them now.
    await deps.assets.removeUnused(stored).catch(() => undefined);
    throw error;
  }
}

async function addImages(
  deps: Pick<ServiceDeps, "assets">,
  archive: OpenArchive,
  board: { id: string; shown: ReadonlySet<string>; stored: string[] },
): Promise<void> {
  for (const { path, hash, name } of archive.manifest.images) {
    if (!board.shown.has(hash)) {
      await drain(archive.stream(path));
      continue;
    }
    const image = await deps.assets
      .put(board.id, { name, body: archive.stream(path) })
      .catch((error: unknown) => {
        throw errorCodeOf(error) === "unsupported_file" ? noImage() : error;
      });
    board.stored.push(image.hash);
    if (image.hash !== hash) throw noImage();
  }
}

async function addPictures(
  deps: Pick<ServiceDeps, "framePictures" | "now">,
  archive: OpenArchive,
  boardId: string,
): Promise<void> {
  const { pictures } = archive.manifest;
  if (pictures.length > FRAME_PICTURE.perBoard) {
    throw new AppError("too_large", errorDetail("archive_bomb"));
  }
  for (const { path, frame, current } of pictures) {
    const bytes = await archive.bytes(path, FRAME_PICTURE.maxBytes);
    try {
      requirePicture(bytes);
    } catch (error) {
      throw new AppError("bad_request", errorDetail("archive_image"), { cause: error });
    }
    const seq = current ? FIRST_SEQ : 0;
    await deps.framePictures.put({ boardId, frameId: frame, seq, at: deps.now(), bytes });
  }
}

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks);
}

function noImage(): AppError {
  return new AppError("bad_request", errorDetail("archive_image"));
}
