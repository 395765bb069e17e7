import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import type { TLRecord } from "@tldraw/tlschema";
import * as Y from "yjs";
import { encodeArchivedSession } from "@/board/document/archived-session";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import type { BoardRecord } from "@/board/record/board-record";
import { framesAsRead } from "@/board/record/frames-as-read";
import { actionsCsv, gridCsv } from "@/board/record/record-csv";
import { recordFile } from "@/board/record/record-file";
import { recordHtml } from "@/board/record/record-html";
import { ARCHIVE_VERSION, type ArchiveManifest, CANVAS_PATH, SESSION_PATH } from "@/contract/archive";
import { hashOfAssetSource } from "@/contract/assets";
import { AppError } from "@/contract/errors";
import { RECORD_FILES, type RecordFile } from "@/contract/record-formats";
import { type ArchiveFile, once, writeArchive } from "@/server/archive/write-archive";
import type { AssetRow } from "@/server/storage/asset-store";
import { createBoardRecord } from "./board-record";
import { fileSlug } from "./file-slug";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

type Picture = ArchiveManifest["pictures"][number];

/**
 * Everything of a board as one zip file, for whoever may read the board. Nothing of it is a secret of the board's: no
 * links, no people but those who are named on it. Documents are held in memory, pictures and images one at a time.
 */
export function createExportArchive(deps: ServiceDeps): Services["exportArchive"] {
  const check = createRecordCheck(createPaperboardSchema());
  const recordOf = createBoardRecord(deps);
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "read");
    const board = await deps.boards.getBoard(boardId);
    if (!board) throw new AppError("not_found");
    // The seq first: an edit in between makes pictures look older than they are, never newer.
    const { seq: canvasSeq } = await deps.registry.state(boardId, "canvas");
    const { seq: sessionSeq } = await deps.registry.state(boardId, "session");
    const canvas = await deps.registry.read(boardId, "canvas", (doc) => {
      const { records } = recordsOf(doc, check);
      return {
        update: Y.encodeStateAsUpdateV2(doc),
        frames: framesAsRead(records),
        images: imageHashes(records),
        shown: shownHashes(records),
      };
    });
    const record = await recordOf(actor, boardId);
    const at = Date.parse(record.board.editedAt);
    // Made anew: the document itself knows the short address of a running session, and ids of people.
    const session = await deps.registry.read(boardId, "session", (doc) => encodeArchivedSession(doc, at));

    const stored = new Map((await deps.framePictures.list(boardId)).map((info) => [info.frameId, info]));
    const pictures: Picture[] = [];
    const missingPictures: ArchiveManifest["missingPictures"] = [];
    canvas.frames.forEach(({ frame, name }, n) => {
      const id = frame.id.slice("shape:".length);
      const info = stored.get(id);
      if (!info) missingPictures.push({ frame: id, name });
      else {
        pictures.push({
          path: `pictures/${String(n + 1).padStart(2, "0")}-${fileSlug(name, "frame")}.png`,
          frame: id,
          name,
          seq: info.seq,
          current: info.seq >= canvasSeq,
        });
      }
    });
    const { images, missingImages } = await imagesOf(deps, boardId, canvas);

    const manifestOf = (files: ArchiveManifest["files"], missing: string[]): ArchiveManifest => {
      const gone = new Set(missing);
      return {
        format: "paperboard-archive",
        version: ARCHIVE_VERSION,
        paperboard: deps.version,
        board: {
          id: boardId,
          title: record.board.title,
          template: board.template,
          createdAt: record.board.createdAt,
          editedAt: record.board.editedAt,
        },
        seq: { canvas: canvasSeq, session: sessionSeq },
        files,
        pictures: pictures.filter(({ path }) => !gone.has(path)),
        missingPictures: [
          ...missingPictures,
          ...pictures.filter(({ path }) => gone.has(path)).map(({ frame, name }) => ({ frame, name })),
        ],
        images: images
          .filter(({ path }) => !gone.has(path))
          .map(({ path, row }) => ({ path, hash: row.hash, name: row.name })),
        missingImages: [
          ...missingImages,
          ...images.filter(({ path }) => gone.has(path)).map(({ row }) => row.hash),
        ],
      };
    };
    const files = [
      ...recordFiles(record, pictures, new Date(at)),
      inMemory(CANVAS_PATH, canvas.update),
      inMemory(SESSION_PATH, session),
      ...pictures.map(({ path, frame }) => ({
        path,
        compress: false,
        open: async () => {
          const picture = await deps.framePictures.find(boardId, frame);
          return picture && once(picture.bytes);
        },
      })),
      ...images.map(({ path, file }) => ({ path, compress: false, open: () => fileIfThere(file) })),
    ];
    return {
      name: `${fileSlug(record.board.title, "board")}-${record.board.editedAt.slice(0, 10)}.zip`,
      body: writeArchive({ files, manifestOf, at }),
    };
  };
}

/** The record in every format; `index.html` is what somebody opens who has nothing but the archive. */
function recordFiles(record: BoardRecord, pictures: readonly Picture[], at: Date): ArchiveFile[] {
  const html = recordHtml(
    record,
    pictures.map(({ path, name }) => ({ path, name: name || "Frame" })),
  );
  const formats = (Object.keys(RECORD_FILES) as RecordFile[]).filter((file) => file !== "record.html");
  return [
    textFile("index.html", html),
    ...formats.map((file) => textFile(`record/${file}`, recordFile(record, file, at))),
    textFile("record/actions.csv", actionsCsv(record.actions)),
    ...record.grids.map((grid, n) =>
      textFile(`record/grid-${n + 1}-${fileSlug(grid.title, "grid")}.csv`, gridCsv(grid)),
    ),
  ];
}

function textFile(path: string, text: string): ArchiveFile {
  return inMemory(path, new TextEncoder().encode(text));
}

function inMemory(path: string, bytes: Uint8Array): ArchiveFile {
  return { path, compress: true, open: () => once(bytes) };
}

interface Image {
  path: string;
  file: string;
  row: AssetRow;
}

/** Of records that can be read: what a hand-made client put beside them must not keep people from their archive. */
function imageHashes(records: ReadonlyMap<string, TLRecord>): string[] {
  const hashes = new Set<string>();
  for (const record of records.values()) {
    if (record.typeName !== "asset") continue;
    const { src } = record.props as { src?: string | null };
    const hash = hashOfAssetSource(src);
    if (hash !== null) hashes.add(hash);
  }
  return [...hashes].sort();
}

/** What shapes show; the files of other records are removed after their time, and nobody misses them. */
function shownHashes(records: ReadonlyMap<string, TLRecord>): Set<string> {
  const shown = new Map<string, TLRecord>();
  for (const record of records.values()) {
    if (record.typeName !== "shape") continue;
    const { assetId } = record.props as { assetId?: string | null };
    const asset = assetId ? records.get(assetId) : undefined;
    if (asset) shown.set(asset.id, asset);
  }
  return new Set(imageHashes(shown));
}

async function imagesOf(
  deps: Pick<ServiceDeps, "assets">,
  boardId: string,
  { images: hashes, shown }: { images: readonly string[]; shown: ReadonlySet<string> },
) {
  const images: Image[] = [];
  const missingImages: string[] = [];
  for (const hash of hashes) {
    const found = await deps.assets.find(boardId, hash);
    if (!found) {
      if (shown.has(hash)) missingImages.push(hash);
    } else {
      const ending = found.row.type.slice("image/".length);
      images.push({ path: `images/${hash}.${ending}`, file: found.path, row: found.row });
    }
  }
  return { images, missingImages };
}

/** Null for a file that the instance has lost: the rest of the board is worth having. */
async function fileIfThere(file: string): Promise<AsyncIterable<Uint8Array> | null> {
  try {
    await access(file);
    return createReadStream(file);
  } catch {
    // Named in the manifest.
    return null;
  }
}
