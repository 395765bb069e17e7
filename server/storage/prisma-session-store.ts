import type { HumChoice, HumPlace, InboxKind } from "@/contract/session-commands";
import type { Database } from "./open-database";
import type { SessionStore } from "./session-store";
import { withStorageErrors } from "./storage-error";

/** Secrets and short addresses of sessions in a database. */
export function createPrismaSessionStore({ prisma }: Database): SessionStore {
  const run = withStorageErrors;
  return {
    putBallot: ({ boardId, humId, voter, choice, place, name }) =>
      run(async () => {
        await prisma.humBallot.upsert({
          where: { boardId_humId_voter: { boardId, humId, voter } },
          create: { boardId, humId, voter, choice, place, name },
          update: { choice, place, name },
        });
      }),
    listBallots: (boardId, humId) =>
      run(async () => {
        const rows = await prisma.humBallot.findMany({
          where: { boardId, humId },
          // By the tag, which says nothing; not in the order in which people chose.
          orderBy: { voter: "asc" },
        });
        // Written through the same types.
        return rows.map((row) => ({
          ...row,
          choice: row.choice as HumChoice,
          place: row.place as HumPlace,
        }));
      }),
    removeBallot: ({ boardId, humId, voter }) =>
      run(async () => {
        await prisma.humBallot.deleteMany({ where: { boardId, humId, voter } });
      }),
    eraseBallotsExcept: (boardId, humIds) =>
      run(async () => {
        await prisma.humBallot.deleteMany({ where: { boardId, humId: { notIn: [...humIds] } } });
      }),

    putNote: (row) =>
      run(async () => {
        const { boardId, writingId, id, personId, name, text } = row;
        const { count } = await prisma.privateNote.updateMany({
          where: { boardId, writingId, id, personId },
          data: { name, text },
        });
        if (count > 0) return true;
        if ((await prisma.privateNote.count({ where: { boardId, writingId, id } })) > 0) return false;
        await prisma.privateNote.create({ data: { ...row, at: BigInt(row.at) } });
        return true;
      }),
    removeNote: ({ boardId, writingId, id, personId }) =>
      run(async () => {
        await prisma.privateNote.deleteMany({ where: { boardId, writingId, id, personId } });
      }),
    listNotes: (boardId, writingId) =>
      run(async () => {
        const rows = await prisma.privateNote.findMany({
          where: { boardId, writingId },
          orderBy: [{ at: "asc" }, { id: "asc" }],
        });
        return rows.map((row) => ({ ...row, at: Number(row.at) }));
      }),
    eraseNotesExcept: (boardId, writingId) =>
      run(async () => {
        await prisma.privateNote.deleteMany({
          where: { boardId, ...(writingId !== null && { writingId: { not: writingId } }) },
        });
      }),

    addInboxText: (row) =>
      run(async () => {
        await prisma.inboxText.create({ data: { ...row, at: BigInt(row.at) } });
      }),
    findInboxText: (boardId, id) =>
      run(async () => {
        const row = await prisma.inboxText.findUnique({ where: { boardId_id: { boardId, id } } });
        return row && toInboxRow(row);
      }),
    listInbox: (boardId) =>
      run(async () => {
        const rows = await prisma.inboxText.findMany({
          where: { boardId },
          orderBy: [{ at: "asc" }, { id: "asc" }],
        });
        return rows.map(toInboxRow);
      }),
    removeInboxText: (boardId, id) =>
      run(async () => {
        await prisma.inboxText.deleteMany({ where: { boardId, id } });
      }),

    addCode: (row) =>
      run(async () => {
        await prisma.sessionCode.create({ data: row });
      }),
    findCode: (code) => run(() => prisma.sessionCode.findUnique({ where: { code } })),
    listCodes: (boardId) =>
      run(() => prisma.sessionCode.findMany({ where: { boardId }, orderBy: { code: "asc" } })),
    removeCode: (code) =>
      run(async () => {
        await prisma.sessionCode.deleteMany({ where: { code } });
      }),
    boardsWithCodes: () =>
      run(async () => {
        const rows = await prisma.sessionCode.findMany({
          select: { boardId: true },
          distinct: ["boardId"],
          orderBy: { boardId: "asc" },
        });
        return rows.map(({ boardId }) => boardId);
      }),
  };
}

function toInboxRow<Row extends { kind: string; at: bigint }>(row: Row) {
  return { ...row, kind: row.kind as InboxKind, at: Number(row.at) };
}
