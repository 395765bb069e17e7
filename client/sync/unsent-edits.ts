import type { KeptRecords } from "@/board/document/kept-records";
import type { DocumentName } from "@/contract/sync-protocol";

/** One stored group of local edits. */
export interface UnsentRow {
  key: number;
  /** The records themselves, for when the board has become another; rows of earlier versions have none. */
  kept?: KeptRecords;
  update: Uint8Array;
  transactions: number;
  /** As `UnsavedEdit` has them; rows of earlier versions have none. */
  gestures?: readonly string[];
  /** Epoch of the board the edits were made in; another one means they no longer fit. */
  epoch: number;
}

/**
 * Local edits of one document that no server has acknowledged, kept across reloads. Only these are kept, not the
 * board: a page cannot be opened without its server, and a copy of the board would outlive a revoked link.
 * All tabs of a browser share it; applying an edit twice changes nothing.
 */
export interface UnsentEdits {
  load(): Promise<UnsentRow[]>;
  /** Resolves with the row's key when it is stored. */
  add(row: Omit<UnsentRow, "key">): Promise<number>;
  remove(keys: readonly number[]): Promise<void>;
  close(): void;
}

const DATABASE = "paperboard-unsent";
const STORE = "edits";
const INDEX = "document";

interface StoredRow {
  document: string;
  kept?: KeptRecords;
  update: Uint8Array;
  transactions: number;
  gestures?: readonly string[];
  epoch: number;
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(transaction.error ?? new Error("IndexedDB failed"));
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("error", failed);
    transaction.addEventListener("abort", failed);
  });
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(STORE, { autoIncrement: true }).createIndex(INDEX, "document");
  });
  return result(request);
}

/** The edits of one document in IndexedDB. Every method rejects where the browser refuses (private windows, full disk). */
export function openUnsentEdits(factory: IDBFactory, boardId: string, document: DocumentName): UnsentEdits {
  const database = openDatabase(factory);
  // Whoever calls a method sees the failure there; nobody may be waiting yet.
  database.catch(() => undefined);
  const name = `${boardId}/${document}`;
  return {
    async load() {
      const index = (await database).transaction(STORE, "readonly").objectStore(STORE).index(INDEX);
      const [keys, rows] = await Promise.all([
        result(index.getAllKeys(name)),
        result(index.getAll(name) as IDBRequest<StoredRow[]>),
      ]);
      return rows.map(({ document: _document, ...row }, position) => ({
        ...row,
        key: Number(keys[position]),
      }));
    },
    async add(edits) {
      const transaction = (await database).transaction(STORE, "readwrite");
      const row: StoredRow = { document: name, ...edits };
      const key = result(transaction.objectStore(STORE).add(row));
      await committed(transaction);
      return Number(await key);
    },
    async remove(keys) {
      if (keys.length === 0) return;
      const transaction = (await database).transaction(STORE, "readwrite");
      for (const key of keys) transaction.objectStore(STORE).delete(key);
      await committed(transaction);
    },
    close() {
      database.then(
        (open) => open.close(),
        () => undefined,
      );
    },
  };
}

/** Edits kept in memory: where there is no IndexedDB, they do not outlive the page. */
export function createMemoryUnsentEdits(): UnsentEdits {
  const rows = new Map<number, UnsentRow>();
  let last = 0;
  return {
    load: async () => [...rows.values()],
    async add(row) {
      last += 1;
      rows.set(last, { ...row, key: last });
      return last;
    },
    async remove(keys) {
      for (const key of keys) rows.delete(key);
    },
    close: () => undefined,
  };
}
