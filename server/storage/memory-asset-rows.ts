import type { AssetRow, AssetRows } from "./asset-store";

/** Asset rows of a server without a database: tests. */
export function createMemoryAssetRows(): AssetRows {
  const rows = new Map<string, AssetRow>();
  const key = (boardId: string, hash: string) => `${boardId}/${hash}`;
  return {
    async add(row) {
      const there = rows.get(key(row.boardId, row.hash));
      rows.set(key(row.boardId, row.hash), there ? { ...there, unusedSince: null } : row);
    },
    async find(boardId, hash) {
      return rows.get(key(boardId, hash)) ?? null;
    },
    async list(boardId) {
      return [...rows.values()]
        .filter((row) => row.boardId === boardId)
        .sort((a, b) => a.createdAt - b.createdAt);
    },
    async setUnusedSince(boardId, hashes, since) {
      for (const hash of hashes) {
        const row = rows.get(key(boardId, hash));
        if (row) rows.set(key(boardId, hash), { ...row, unusedSince: since });
      }
    },
    async remove(boardId, hash) {
      rows.delete(key(boardId, hash));
    },
    async boardsWithOlder(before) {
      const older = [...rows.values()].filter((row) => row.createdAt < before);
      return [...new Set(older.map((row) => row.boardId))];
    },
    async stillUsed(hashes) {
      const all = new Set([...rows.values()].map((row) => row.hash));
      return new Set(hashes.filter((hash) => all.has(hash)));
    },
    async allHashes() {
      return new Set([...rows.values()].map((row) => row.hash));
    },
  };
}
