import { THUMBNAIL_THEMES, THUMBNAIL_TYPES } from "@/contract/thumbnail";
import type { Database } from "./open-database";
import { withStorageErrors } from "./storage-error";
import type { ThumbnailRow, ThumbnailStore } from "./thumbnail-store";

/** Thumbnails in a database. */
export function createPrismaThumbnailStore({ prisma }: Database): ThumbnailStore {
  const run = withStorageErrors;
  const put = async ({ boardId, theme, type, at, bytes }: ThumbnailRow) => {
    // Prisma wants bytes that own an ArrayBuffer.
    const content = { type, at: BigInt(at), bytes: Uint8Array.from(bytes) };
    await prisma.thumbnail.upsert({
      where: { boardId_theme: { boardId, theme } },
      create: { boardId, theme, ...content },
      update: content,
    });
  };
  return {
    put: (row) => run(() => put(row)),
    find: (boardId, theme) =>
      run(async () => {
        const found = await prisma.thumbnail.findUnique({ where: { boardId_theme: { boardId, theme } } });
        return found && toThumbnailRow(found);
      }),
    times: (boardIds) =>
      run(async () => {
        const newest = await prisma.thumbnail.groupBy({
          by: ["boardId"],
          where: { boardId: { in: [...new Set(boardIds)] } },
          _max: { at: true },
        });
        return new Map(newest.map(({ boardId, _max }) => [boardId, Number(_max.at)]));
      }),
    copy: (fromBoardId, toBoardId, at) =>
      run(async () => {
        const rows = await prisma.thumbnail.findMany({ where: { boardId: fromBoardId } });
        for (const row of rows) await put({ ...toThumbnailRow(row), boardId: toBoardId, at });
      }),
  };
}

function toThumbnailRow(row: {
  boardId: string;
  theme: string;
  type: string;
  at: bigint;
  bytes: Uint8Array;
}): ThumbnailRow {
  const theme = THUMBNAIL_THEMES.find((known) => known === row.theme);
  const type = THUMBNAIL_TYPES.find((known) => known === row.type);
  if (!theme || !type) throw new Error(`thumbnail of ${row.boardId} is ${row.type} for ${row.theme}`);
  return { boardId: row.boardId, theme, type, at: Number(row.at), bytes: row.bytes };
}
