import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { DocumentName } from "@/contract/sync-protocol";
import type { ActionChangeStore } from "./action-changes";
import type { AccessStore } from "./access-store";
import type { ItemIndex } from "./item-index";
import type { BoardStore } from "./board-store";
import { createMemoryAccessStore } from "./memory-access-store";
import { createMemoryActionChanges } from "./memory-action-changes";
import { createMemoryBoardStore } from "./memory-board-store";
import { createMemoryPublicationStore } from "./memory-publication-store";
import type { FramePictureStore } from "./frame-picture-store";
import { createMemoryFramePictureStore } from "./memory-frame-picture-store";
import { createMemoryItemIndex } from "./memory-item-index";
import { createMemoryProjectionStore } from "./memory-projection-store";
import { createMemoryState } from "./memory-state";
import { createMemoryThumbnailStore } from "./memory-thumbnail-store";
import { openDatabase, type Database } from "./open-database";
import { createPrismaAccessStore } from "./prisma-access-store";
import { createPrismaActionChanges } from "./prisma-action-changes";
import { createPrismaBoardStore } from "./prisma-board-store";
import { createPrismaPublicationStore } from "./prisma-publication-store";
import type { PublicationStore } from "./publication-store";
import { createPrismaFramePictureStore } from "./prisma-frame-picture-store";
import { createPrismaItemIndex } from "./prisma-item-index";
import { createPrismaProjectionStore } from "./prisma-projection-store";
import { createPrismaThumbnailStore } from "./prisma-thumbnail-store";
import { createMemorySessionStore } from "./memory-session-store";
import { createPrismaSessionStore } from "./prisma-session-store";
import type { SessionStore } from "./session-store";
import type { ProjectionStore } from "./projection-store";
import type { ThumbnailStore } from "./thumbnail-store";

export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL("../../prisma/migrations/sqlite", import.meta.url));

export interface StoredPart {
  boardId: string;
  document: DocumentName;
  kind: "row" | "snapshot";
  seq: number;
}

/** Empty stores under test, with what only an accident does to their content. */
export interface StorageHarness {
  boards: BoardStore;
  access: AccessStore;
  thumbnails: ThumbnailStore;
  publications: PublicationStore;
  framePictures: FramePictureStore;
  session: SessionStore;
  projections: ProjectionStore;
  items: ItemIndex;
  actionChanges: ActionChangeStore;
  /** Puts a board into the library. */
  publish(boardId: string): Promise<void>;
  /** Flips one bit of a stored update. */
  damage(part: StoredPart): Promise<void>;
  /** Loses a stored part without a trace. */
  lose(part: StoredPart): Promise<void>;
  /** Rows that belong to the board, over all tables. */
  countRowsOf(boardId: string): Promise<number>;
  dispose(): Promise<void>;
}

/** Memory stores over one state. */
export async function createMemoryHarness(): Promise<StorageHarness> {
  const state = createMemoryState();
  const partsOf = ({ boardId, document }: StoredPart) => {
    const board = state.boards.get(boardId);
    if (!board) throw new Error(`No board ${boardId}.`);
    return board.documents[document];
  };
  return {
    boards: createMemoryBoardStore(state),
    access: createMemoryAccessStore(state),
    thumbnails: createMemoryThumbnailStore(state),
    publications: createMemoryPublicationStore(state),
    framePictures: createMemoryFramePictureStore(state),
    session: createMemorySessionStore(state),
    projections: createMemoryProjectionStore(state),
    items: createMemoryItemIndex(state, (boardId) => state.publications.has(boardId)),
    actionChanges: createMemoryActionChanges(state),
    async publish(boardId) {
      state.publications.set(boardId, { boardId, publishedAt: 1, publishedBy: "ann" });
    },
    async damage(part) {
      const { rows, snapshots } = partsOf(part);
      const packed = part.kind === "row" ? rows.get(part.seq)?.packed : snapshots.get(part.seq);
      if (!packed) throw new Error("There is nothing to damage.");
      flipLastBit(packed);
    },
    async lose(part) {
      const { rows, snapshots } = partsOf(part);
      (part.kind === "row" ? rows : snapshots).delete(part.seq);
    },
    async countRowsOf(boardId) {
      const board = state.boards.get(boardId);
      const documents = board ? Object.values(board.documents) : [];
      return (
        (board ? 1 : 0) +
        documents.reduce((count, { rows, snapshots }) => count + 1 + rows.size + snapshots.size, 0) +
        [...state.links.values()].filter((link) => link.boardId === boardId).length +
        state.grants.filter((grant) => grant.boardId === boardId).length +
        [...state.thumbnails.values(), ...state.framePictures.values()].filter(
          (row) => row.boardId === boardId,
        ).length +
        (state.publications.has(boardId) ? 1 : 0) +
        Object.values(state.session)
          .flatMap((rows) => [...rows.values()])
          .filter((row) => row.boardId === boardId).length +
        (state.projections.has(boardId) ? 1 : 0) +
        state.actionChanges.filter((change) => change.boardId === boardId).length
      );
    },
    async dispose() {},
  };
}

/** A database in a directory of its own; its name needs percent-encoding in a URL, as a person's directory may. */
export async function createTemporaryDatabase(): Promise<{
  url: string;
  directory: string;
  database: Database;
  dispose(): Promise<void>;
}> {
  const directory = await mkdtemp(join(tmpdir(), "paperboard 100% #"));
  const url = pathToFileURL(join(directory, "data", "board.db")).href;
  const database = await openDatabase({ url, migrationsDirectory: MIGRATIONS_DIRECTORY });
  return {
    url,
    directory,
    database,
    async dispose() {
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Prisma stores on a temporary database. */
export async function createPrismaHarness(): Promise<StorageHarness> {
  const { database, dispose } = await createTemporaryDatabase();
  const { prisma } = database;
  return {
    boards: createPrismaBoardStore(database),
    access: createPrismaAccessStore(database),
    thumbnails: createPrismaThumbnailStore(database),
    publications: createPrismaPublicationStore(database),
    framePictures: createPrismaFramePictureStore(database),
    session: createPrismaSessionStore(database),
    projections: createPrismaProjectionStore(database),
    items: createPrismaItemIndex(database),
    actionChanges: createPrismaActionChanges(database),
    async publish(boardId) {
      await prisma.publication.create({ data: { boardId, publishedAt: 1n, publishedBy: "ann" } });
    },
    async damage({ kind, ...key }) {
      const where = { boardId_document_seq: key };
      if (kind === "row") {
        const { update } = await prisma.boardUpdate.findUniqueOrThrow({ where });
        await prisma.boardUpdate.update({ where, data: { update: flipLastBit(update) } });
      } else {
        const { update } = await prisma.boardSnapshot.findUniqueOrThrow({ where });
        await prisma.boardSnapshot.update({ where, data: { update: flipLastBit(update) } });
      }
    },
    async lose({ kind, ...key }) {
      const where = { boardId_document_seq: key };
      if (kind === "row") await prisma.boardUpdate.delete({ where });
      else await prisma.boardSnapshot.delete({ where });
    },
    async countRowsOf(boardId) {
      const tables = await prisma.$queryRaw<{ name: string }[]>`
        SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'boardId'
        WHERE m.type = 'table'`;
      let count = await prisma.board.count({ where: { id: boardId } });
      for (const { name } of tables) {
        const sql = `SELECT COUNT(*) AS count FROM "${name}" WHERE "boardId" = ?`;
        const [row] = await prisma.$queryRawUnsafe<{ count: bigint }[]>(sql, boardId);
        count += Number(row?.count);
      }
      return count;
    },
    dispose,
  };
}

function flipLastBit<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] as number) ^ 1;
  return bytes;
}
