import type { Database } from "./open-database";
import type { PublicationRow, PublicationStore } from "./publication-store";
import { withStorageErrors } from "./storage-error";

/** Publications in a database. */
export function createPrismaPublicationStore({ prisma }: Database): PublicationStore {
  const run = withStorageErrors;
  return {
    publish: ({ boardId, publishedAt, publishedBy }) =>
      run(async () => {
        const row = await prisma.publication.upsert({
          where: { boardId },
          create: { boardId, publishedAt: BigInt(publishedAt), publishedBy },
          update: {},
        });
        return toPublicationRow(row);
      }),
    withdraw: (boardId) =>
      run(async () => (await prisma.publication.deleteMany({ where: { boardId } })).count > 0),
    find: (boardId) =>
      run(async () => {
        const row = await prisma.publication.findUnique({ where: { boardId } });
        return row && toPublicationRow(row);
      }),
    list: (boardIds) =>
      run(async () => {
        const rows = await prisma.publication.findMany({
          where: { board: { deletedAt: null }, boardId: boardIds && { in: [...new Set(boardIds)] } },
          orderBy: [{ publishedAt: "desc" }, { boardId: "asc" }],
        });
        return rows.map(toPublicationRow);
      }),
  };
}

function toPublicationRow(row: {
  boardId: string;
  publishedAt: bigint;
  publishedBy: string;
}): PublicationRow {
  return { ...row, publishedAt: Number(row.publishedAt) };
}
