import { IMAGE_TYPES, type ImageType } from "@/contract/assets";
import type { AssetRow, AssetRows } from "./asset-store";
import type { Database } from "./open-database";
import { withStorageErrors } from "./storage-error";

/** Values in one statement; databases have a limit. */
const AT_ONCE = 500;

/** Asset rows in a database. */
export function createPrismaAssetRows({ prisma }: Database): AssetRows {
  const run = withStorageErrors;
  return {
    add: (row) =>
      run(async () => {
        await prisma.asset.upsert({
          where: { boardId_hash: { boardId: row.boardId, hash: row.hash } },
          create: { ...row, createdAt: BigInt(row.createdAt), unusedSince: toBigInt(row.unusedSince) },
          update: { unusedSince: null },
        });
      }),
    find: (boardId, hash) =>
      run(async () => {
        const found = await prisma.asset.findUnique({ where: { boardId_hash: { boardId, hash } } });
        return found && toAssetRow(found);
      }),
    list: (boardId) =>
      run(async () => {
        const found = await prisma.asset.findMany({
          where: { boardId },
          orderBy: [{ createdAt: "asc" }, { hash: "asc" }],
        });
        return found.map(toAssetRow);
      }),
    setUnusedSince: (boardId, hashes, since) =>
      run(async () => {
        for (let from = 0; from < hashes.length; from += AT_ONCE) {
          await prisma.asset.updateMany({
            where: { boardId, hash: { in: hashes.slice(from, from + AT_ONCE) } },
            data: { unusedSince: toBigInt(since) },
          });
        }
      }),
    remove: (boardId, hash) =>
      run(async () => {
        await prisma.asset.deleteMany({ where: { boardId, hash } });
      }),
    boardsWithOlder: (before) =>
      run(async () => {
        const found = await prisma.asset.findMany({
          where: { createdAt: { lt: BigInt(before) } },
          select: { boardId: true },
          distinct: ["boardId"],
        });
        return found.map(({ boardId }) => boardId);
      }),
    stillUsed: (hashes) =>
      run(async () => {
        const found = await prisma.asset.findMany({
          where: { hash: { in: [...hashes] } },
          select: { hash: true },
          distinct: ["hash"],
        });
        return new Set(found.map(({ hash }) => hash));
      }),
    allHashes: () =>
      run(async () => {
        const found = await prisma.asset.findMany({ select: { hash: true }, distinct: ["hash"] });
        return new Set(found.map(({ hash }) => hash));
      }),
  };
}

function toAssetRow(
  row: Omit<AssetRow, "createdAt" | "type" | "unusedSince"> & {
    createdAt: bigint;
    unusedSince: bigint | null;
    type: string;
  },
): AssetRow {
  const type = IMAGE_TYPES.find((known) => known === row.type);
  if (!type) throw new Error(`asset ${row.hash} has the unknown type ${row.type}`);
  return {
    ...row,
    type: type satisfies ImageType,
    createdAt: Number(row.createdAt),
    unusedSince: row.unusedSince === null ? null : Number(row.unusedSince),
  };
}

const toBigInt = (time: number | null) => (time === null ? null : BigInt(time));
