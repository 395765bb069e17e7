import type { TemplateId } from "@/contract/api";
import { AppError } from "@/contract/errors";
import { DOCUMENTS, type DocumentName } from "@/contract/sync-protocol";
import { Prisma, type PrismaClient } from "@/generated/prisma/client";
import type { BoardRow, BoardStore, LoadedDocument, LogRow, NewBoard } from "./board-store";
import { formatSeqs } from "./covered-seqs";
import { coverageOf, requireWholeLog, unpackPart, unreadable } from "./log-integrity";
import type { Database } from "./open-database";
import { renameSearchEntry } from "./prisma-projection-store";
import { withStorageErrors } from "./storage-error";
import { packUpdate } from "./update-codec";

/** Rows of one INSERT. SQLite takes 32,766 parameters a statement. */
const ROWS_PER_INSERT = 1000;

interface StoredRow {
  seq: number;
  person: string;
  at: bigint;
  covers: string | null;
  update: Uint8Array;
}

/** The log and snapshots of boards in a database. */
export function createPrismaBoardStore({ prisma, close }: Database): BoardStore {
  const run = withStorageErrors;
  return {
    createBoard: (board) => run(() => createBoard(prisma, board)),
    getBoard: (boardId) =>
      run(async () => {
        const board = await prisma.board.findUnique({ where: { id: boardId } });
        return board && toBoardRow(board);
      }),
    listBoards: (boardIds) =>
      run(async () => {
        const boards = await prisma.board.findMany({
          where: { id: { in: [...new Set(boardIds)] }, deletedAt: null },
          orderBy: [{ editedAt: "desc" }, { id: "asc" }],
        });
        return boards.map(toBoardRow);
      }),
    renameBoard: (boardId, title) =>
      run(async () => {
        await prisma.$transaction(async (tx) => {
          const { count } = await tx.board.updateMany({ where: { id: boardId }, data: { title } });
          if (count === 0) throw new AppError("not_found");
          await renameSearchEntry(tx, boardId, title);
        });
      }),
    trashBoard: (boardId, at) =>
      run(async () => {
        const where = { id: boardId, deletedAt: null };
        return (await prisma.board.updateMany({ where, data: { deletedAt: BigInt(at) } })).count > 0;
      }),
    restoreBoard: (boardId) =>
      run(async () => {
        const where = { id: boardId, deletedAt: { not: null } };
        return (await prisma.board.updateMany({ where, data: { deletedAt: null } })).count > 0;
      }),
    listTrash: (boardIds) =>
      run(async () => {
        const boards = await prisma.board.findMany({
          where: { id: { in: [...new Set(boardIds)] }, deletedAt: { not: null } },
          orderBy: [{ deletedAt: "desc" }, { id: "asc" }],
        });
        return boards.map(toBoardRow);
      }),
    trashedBefore: (before) =>
      run(async () => {
        const boards = await prisma.board.findMany({
          where: { deletedAt: { lt: BigInt(before) } },
          select: { id: true },
          orderBy: { deletedAt: "asc" },
        });
        return boards.map(({ id }) => id);
      }),
    deleteBoard: (boardId, options) =>
      run(async () => {
        const deletedAt = options && { lt: BigInt(options.trashedBefore) };
        return (await prisma.board.deleteMany({ where: { id: boardId, deletedAt } })).count > 0;
      }),
    loadDocument: (boardId, document) => run(() => loadDocument(prisma, boardId, document)),
    appendRows: (boardId, document, rows) => run(() => appendRows(prisma, boardId, document, rows)),
    appendTogether: (boardId, rows) => run(() => appendTogether(prisma, boardId, rows)),
    writeSnapshot: (boardId, document, seq, update) =>
      run(() => writeSnapshot(prisma, { boardId, document, seq }, update)),
    readLog: (boardId, document, { after, upTo, limit }) =>
      run(async () => {
        const rows = await prisma.$queryRaw<StoredRow[]>`
          SELECT "seq", "person", "at", "covers", "update" FROM "BoardUpdate"
          WHERE "boardId" = ${boardId} AND "document" = ${document} AND "seq" > ${after} AND "seq" <= ${upTo}
          ORDER BY "seq" LIMIT ${limit}`;
        return Promise.all(rows.map((row) => toLogRow(row)));
      }),
    mergeRows: (boardId, document, seqs, merged) =>
      run(() => mergeRows(prisma, { boardId, document }, seqs, merged)),
    storedBytes: (boardId, document) =>
      run(async () => {
        const [row] = await prisma.$queryRaw<{ bytes: bigint | number | null }[]>`
          SELECT SUM("bytes") AS "bytes" FROM (
            SELECT LENGTH("update") AS "bytes" FROM "BoardUpdate"
            WHERE "boardId" = ${boardId} AND "document" = ${document}
            UNION ALL
            SELECT LENGTH("update") AS "bytes" FROM "BoardSnapshot"
            WHERE "boardId" = ${boardId} AND "document" = ${document}
          ) AS "parts"`;
        return Number(row?.bytes ?? 0);
      }),
    ping: () =>
      run(async () => {
        await prisma.$queryRaw`SELECT "id" FROM "Board" LIMIT 1`;
      }),
    close,
  };
}

async function createBoard(prisma: PrismaClient, board: NewBoard): Promise<void> {
  const { id, title, template, person, documents } = board;
  const at = BigInt(board.editedAt ?? board.createdAt);
  const packed = await Promise.all(
    DOCUMENTS.map(async (document) => ({ document, update: await packUpdate(documents[document]) })),
  );
  await prisma.board.create({
    data: {
      id,
      title,
      template,
      createdAt: BigInt(board.createdAt),
      editedAt: at,
      documents: {
        create: packed.map(({ document, update }) => ({
          document,
          head: 1,
          updates: { create: { seq: 1, person, at, update } },
        })),
      },
    },
  });
}

async function loadDocument(
  prisma: PrismaClient,
  boardId: string,
  document: DocumentName,
): Promise<LoadedDocument> {
  const where = Prisma.sql`"boardId" = ${boardId} AND "document" = ${document}`;
  // One transaction: compaction between two of these reads would look like a lost row.
  const [boards, heads, snapshots, rows] = await prisma.$transaction([
    prisma.$queryRaw<unknown[]>`SELECT "id" FROM "Board" WHERE "id" = ${boardId}`,
    prisma.$queryRaw<{ head: number }[]>`SELECT "head" FROM "BoardDocument" WHERE ${where}`,
    prisma.$queryRaw<{ seq: number; update: Uint8Array }[]>`
      SELECT "seq", "update" FROM "BoardSnapshot" WHERE ${where} ORDER BY "seq" DESC LIMIT 1`,
    prisma.$queryRaw<StoredRow[]>`
      SELECT "seq", "person", "at", "covers", "update" FROM "BoardUpdate" WHERE ${where}
        AND "seq" > COALESCE((SELECT MAX("seq") FROM "BoardSnapshot" WHERE ${where}), 0)
      ORDER BY "seq"`,
  ]);
  if (boards.length === 0) throw new AppError("not_found");
  const head = heads[0]?.head;
  if (head === undefined) throw unreadable(`the ${document} document has no head`);
  const snapshot = snapshots[0] ?? null;
  const after = snapshot?.seq ?? 0;
  requireWholeLog(rows, after, head);
  return {
    snapshot: snapshot && {
      seq: snapshot.seq,
      update: await unpackPart(snapshot.update, `the snapshot at ${snapshot.seq}`),
    },
    rows: await Promise.all(rows.map((row) => toLogRow(row))),
    seq: head,
  };
}

type NewRows = readonly Omit<LogRow, "seq">[];

async function appendRows(
  prisma: PrismaClient,
  boardId: string,
  document: DocumentName,
  rows: NewRows,
): Promise<number> {
  const packed = await packRows(rows);
  return prisma.$transaction((tx) => insertRows(tx, { boardId, document }, packed));
}

async function appendTogether(
  prisma: PrismaClient,
  boardId: string,
  rows: Readonly<Record<DocumentName, NewRows>>,
): Promise<void> {
  const packed = await Promise.all(
    DOCUMENTS.map(async (document) => ({ document, rows: await packRows(rows[document]) })),
  );
  await prisma.$transaction(async (tx) => {
    for (const { document, rows: added } of packed) await insertRows(tx, { boardId, document }, added);
  });
}

function packRows(rows: NewRows): Promise<NewRows> {
  return Promise.all(rows.map(async (row) => ({ ...row, update: await packUpdate(row.update) })));
}

/** Inserts packed rows and returns the new head. */
async function insertRows(
  tx: Prisma.TransactionClient,
  { boardId, document }: { boardId: string; document: DocumentName },
  rows: NewRows,
): Promise<number> {
  // The head is moved first: its row is what appends of several processes to one document queue for.
  const [moved] = await tx.$queryRaw<{ head: number }[]>`
    UPDATE "BoardDocument" SET "head" = "head" + ${rows.length}
    WHERE "boardId" = ${boardId} AND "document" = ${document} RETURNING "head"`;
  if (!moved) throw new AppError("not_found");
  const first = moved.head - rows.length + 1;
  const values = rows.map(
    ({ person, at, update }, index) =>
      Prisma.sql`(${boardId}, ${document}, ${first + index}, ${person}, ${BigInt(at)}, ${update})`,
  );
  for (let start = 0; start < values.length; start += ROWS_PER_INSERT) {
    await tx.$executeRaw`
      INSERT INTO "BoardUpdate" ("boardId", "document", "seq", "person", "at", "update")
      VALUES ${Prisma.join(values.slice(start, start + ROWS_PER_INSERT))}`;
  }
  if (document === "canvas") {
    const editedAt = BigInt(Math.max(0, ...rows.map((row) => row.at)));
    await tx.$executeRaw`
      UPDATE "Board" SET "editedAt" = ${editedAt} WHERE "id" = ${boardId} AND "editedAt" < ${editedAt}`;
  }
  return moved.head;
}

async function writeSnapshot(
  prisma: PrismaClient,
  at: { boardId: string; document: DocumentName; seq: number },
  update: Uint8Array,
): Promise<void> {
  const packed = await packUpdate(update);
  const owner = { boardId: at.boardId, document: at.document };
  await prisma.$transaction(async (tx) => {
    const parent = await tx.boardDocument.findUnique({ where: { boardId_document: owner } });
    if (!parent) throw new AppError("not_found");
    if (at.seq > parent.head)
      throw new Error(`A snapshot at ${at.seq} of a log that ends at ${parent.head}.`);
    await tx.boardSnapshot.upsert({
      where: { boardId_document_seq: at },
      create: { ...at, update: packed },
      update: { update: packed },
    });
  });
}

async function mergeRows(
  prisma: PrismaClient,
  owner: { boardId: string; document: DocumentName },
  seqs: readonly number[],
  merged: Omit<LogRow, "seq">,
): Promise<void> {
  const wanted = [...new Set(seqs)];
  const highest = Math.max(...wanted);
  if (wanted.length === 0) throw new Error("Nothing to merge.");
  const update = await packUpdate(merged.update);
  await prisma.$transaction(async (tx) => {
    const rows = await tx.boardUpdate.findMany({
      where: { ...owner, seq: { in: wanted } },
      select: { seq: true, covers: true },
    });
    if (rows.length < wanted.length) return;
    const covers = formatSeqs(rows.flatMap(coverageOf));
    await tx.boardUpdate.deleteMany({ where: { ...owner, seq: { in: wanted, not: highest } } });
    await tx.boardUpdate.update({
      where: { boardId_document_seq: { ...owner, seq: highest } },
      data: { covers, update, person: merged.person, at: BigInt(merged.at) },
    });
  });
}

async function toLogRow({ seq, person, at, update }: StoredRow): Promise<LogRow> {
  return { seq, person, at: Number(at), update: await unpackPart(update, `log row ${seq}`) };
}

function toBoardRow(board: {
  id: string;
  title: string;
  template: string;
  createdAt: bigint;
  editedAt: bigint;
  deletedAt: bigint | null;
}): BoardRow {
  return {
    id: board.id,
    title: board.title,
    // Written through the same type; templates are never renamed.
    template: board.template as TemplateId,
    createdAt: Number(board.createdAt),
    editedAt: Number(board.editedAt),
    deletedAt: board.deletedAt === null ? null : Number(board.deletedAt),
  };
}
