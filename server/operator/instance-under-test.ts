import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as Y from "yjs";
import { DOCUMENTS } from "@/contract/sync-protocol";
import { loadInstanceKey } from "@/server/access/instance-key";
import { type Migration, readMigrations } from "@/server/storage/apply-migrations";
import type { BoardStore } from "@/server/storage/board-store";
import { createFileAssetStore } from "@/server/storage/file-asset-store";
import { openDatabase } from "@/server/storage/open-database";
import { createPrismaAccessStore } from "@/server/storage/prisma-access-store";
import { createPrismaAssetRows } from "@/server/storage/prisma-asset-rows";
import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";
import { MIGRATIONS_DIRECTORY } from "@/server/storage/storage-harness";
import { backUp } from "./back-up";
import { restore } from "./restore";

export const migrations: Migration[] = await readMigrations(MIGRATIONS_DIRECTORY);

/** A directory of its own for a test, with data directories and backups in it. */
export async function createWorkplace() {
  const directory = await mkdtemp(path.join(tmpdir(), "paperboard operator-"));
  const configOf = (name: string) => {
    const dataDir = path.join(directory, name);
    return { dataDir, databaseUrl: pathToFileURL(path.join(dataDir, "paperboard.db")).href };
  };
  const signal = new AbortController().signal;
  return {
    directory,
    configOf,
    file: (name: string) => path.join(directory, name),
    backUp: (instance: string, target: string, options: Partial<Parameters<typeof backUp>[0]> = {}) =>
      backUp({
        config: configOf(instance),
        target: path.join(directory, target),
        force: false,
        migrations,
        version: "0.0.0",
        now: Date.now,
        signal,
        ...options,
      }),
    restore: (source: string, instance: string, options: { force?: boolean } = {}) =>
      restore({
        config: configOf(instance),
        source: path.join(directory, source),
        force: false,
        migrations,
        now: Date.now,
        signal,
        ...options,
      }),
    /** Opens the stores of an instance, as a server would; closes them after `use`. */
    async withStores<T>(instance: string, use: (stores: Stores) => Promise<T>): Promise<T> {
      const { dataDir, databaseUrl } = configOf(instance);
      const database = await openDatabase({ url: databaseUrl, migrationsDirectory: MIGRATIONS_DIRECTORY });
      try {
        await loadInstanceKey(dataDir);
        return await use({
          boards: createPrismaBoardStore(database),
          access: createPrismaAccessStore(database),
          assets: createFileAssetStore({ dataDir, rows: createPrismaAssetRows(database), now: Date.now }),
          prisma: database.prisma,
        });
      } finally {
        await database.close();
      }
    },
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
}

interface Stores {
  boards: BoardStore;
  access: ReturnType<typeof createPrismaAccessStore>;
  assets: ReturnType<typeof createFileAssetStore>;
  prisma: Awaited<ReturnType<typeof openDatabase>>["prisma"];
}

/** A board with some text on its canvas. */
export async function addBoard(boards: BoardStore, id: string, title = `Board ${id}`): Promise<void> {
  const documents = Object.fromEntries(
    DOCUMENTS.map((document) => {
      const doc = new Y.Doc();
      doc.getText("t:note/text").insert(0, `${id} ${document}`);
      return [document, Y.encodeStateAsUpdate(doc)];
    }),
  ) as Record<(typeof DOCUMENTS)[number], Uint8Array>;
  await boards.createBoard({ id, title, template: "blank", createdAt: 1_000, documents, person: "ann" });
}

/** Both documents of a board, as JSON of their text. Throws when the log has a gap or is damaged. */
export async function textsOf(boards: BoardStore, boardId: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const document of DOCUMENTS) {
    const { snapshot, rows } = await boards.loadDocument(boardId, document);
    const doc = new Y.Doc();
    for (const part of [snapshot, ...rows]) if (part) Y.applyUpdate(doc, part.update);
    texts[document] = doc.getText("t:note/text").toString();
  }
  return texts;
}

/** A PNG by its first bytes, of `size` bytes that differ by `seed`. */
export function picture(seed: number, size = 5_000): Uint8Array {
  const bytes = new Uint8Array(size).fill(seed % 251);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, seed & 0xff, seed >> 8]);
  return bytes;
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}

/** Names in a directory and below, sorted. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
}
