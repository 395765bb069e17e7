import { createHash } from "node:crypto";
import type { ActionStatus } from "@/board/shapes/action-item";
import { cleanLine } from "@/board/record/clean-text";
import type { ProjectedItem } from "@/board/record/project-items";
import type { ItemType } from "@/board/shapes/item-shapes";
import { AppError } from "@/contract/errors";
import type { Prisma, PrismaClient } from "@/generated/prisma/client";
import type { Database } from "./open-database";
import type { ItemsAt, ProjectionStore } from "./projection-store";
import { withStorageErrors } from "./storage-error";

/** Rows of one statement. SQLite takes 32,766 parameters. */
const ROWS_PER_STATEMENT = 1_000;

/** Projections in a database. */
export function createPrismaProjectionStore({ prisma }: Database): ProjectionStore {
  const run = withStorageErrors;
  return {
    replaceItems: (boardId, state, options) =>
      run(() => prisma.$transaction((tx) => replaceItems(tx, boardId, state, options?.anew ?? false))),
    staleBoards: (version) =>
      run(async () => {
        const rows = await prisma.$queryRaw<{ boardId: string }[]>`
          SELECT d."boardId" FROM "BoardDocument" d LEFT JOIN "Projection" p ON p."boardId" = d."boardId"
          WHERE d."document" = 'canvas'
            AND (p."boardId" IS NULL OR p."version" <> ${version} OR p."seq" < d."head")
          ORDER BY d."boardId"`;
        return rows.map(({ boardId }) => boardId);
      }),
    allBoards: () =>
      run(async () => {
        const boards = await prisma.board.findMany({ select: { id: true }, orderBy: { id: "asc" } });
        return boards.map(({ id }) => id);
      }),
    projectedSeq: (boardId) =>
      run(async () => {
        const found = await prisma.projection.findUnique({ where: { boardId }, select: { seq: true } });
        return found?.seq ?? null;
      }),
    rowsOf: (boardId) => run(() => rowsOf(prisma, boardId)),
    rebuildSearchIndex: () =>
      run(async () => {
        await prisma.$executeRaw`INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('rebuild')`;
      }),
  };
}

async function replaceItems(
  tx: Prisma.TransactionClient,
  boardId: string,
  { seq, version, items }: ItemsAt,
  anew: boolean,
): Promise<boolean> {
  const board = await tx.board.findUnique({ where: { id: boardId }, select: { title: true } });
  if (!board) throw new AppError("not_found");
  const projected = await tx.projection.findUnique({ where: { boardId } });
  if (projected && projected.version === version && projected.seq > seq) return false;

  const before = anew
    ? []
    : await tx.item.findMany({ where: { boardId }, select: { id: true, digest: true, position: true } });
  if (anew) {
    await tx.item.deleteMany({ where: { boardId } });
    await tx.searchEntry.deleteMany({ where: { boardId } });
  }
  const digests = new Map(items.map((item) => [item.id, digestOf(item)]));
  const unchanged = new Map(
    before.filter(({ id, digest }) => digests.get(id) === digest).map(({ id, position }) => [id, position]),
  );
  const gone = before.filter(({ id }) => !unchanged.has(id)).map(({ id }) => id);
  for (const ids of chunksOf(gone)) await tx.item.deleteMany({ where: { boardId, id: { in: ids } } });
  await insertItems(
    tx,
    boardId,
    items.flatMap((item, position) =>
      unchanged.has(item.id) ? [] : [{ item, position, digest: digests.get(item.id) ?? "" }],
    ),
  );
  const moved = items.flatMap(({ id }, position) => {
    const was = unchanged.get(id);
    return was === undefined || was === position ? [] : [[id, position] as const];
  });
  if (moved.length > 0) {
    await tx.$executeRaw`
      UPDATE "Item" SET "position" = "place"."value"
      FROM json_each(${JSON.stringify(Object.fromEntries(moved))}) AS "place"
      WHERE "Item"."boardId" = ${boardId} AND "Item"."id" = "place"."key"`;
  }

  const named = await tx.searchEntry.updateMany({
    where: { boardId, itemId: null },
    data: { title: searchedTitle(board.title) },
  });
  if (named.count === 0) {
    await tx.searchEntry.create({
      data: { boardId, itemId: null, title: searchedTitle(board.title), text: "" },
    });
  }
  await tx.projection.upsert({
    where: { boardId },
    create: { boardId, seq, version },
    update: { seq, version },
  });
  return true;
}

/** Gives the entry that search finds a board by its new title; one that was never projected has none yet. */
export async function renameSearchEntry(
  tx: Pick<Prisma.TransactionClient, "searchEntry">,
  boardId: string,
  title: string,
): Promise<void> {
  await tx.searchEntry.updateMany({
    where: { boardId, itemId: null },
    data: { title: searchedTitle(title) },
  });
}

/** Without controls, by which search marks what it finds, and composed, since it compares letter by letter. */
function searchedTitle(title: string): string {
  return cleanLine(title).normalize("NFC");
}

async function insertItems(
  tx: Prisma.TransactionClient,
  boardId: string,
  added: readonly { item: ProjectedItem; position: number; digest: string }[],
): Promise<void> {
  for (const rows of chunksOf(added)) {
    await tx.item.createMany({
      data: rows.map(({ item: { id, type, title, status, section }, position, digest }) => ({
        boardId,
        id,
        type,
        title,
        status,
        section,
        position,
        digest,
      })),
    });
    const actions = rows.flatMap(({ item: { id, action } }) =>
      action ? [{ boardId, itemId: id, ...action }] : [],
    );
    if (actions.length > 0) await tx.actionItem.createMany({ data: actions });
    const decisions = rows.flatMap(({ item: { id, decision } }) =>
      decision ? [{ boardId, itemId: id, ...decision }] : [],
    );
    if (decisions.length > 0) await tx.decision.createMany({ data: decisions });
    await tx.searchEntry.createMany({
      data: rows.map(({ item: { id, title, text } }) => ({
        boardId,
        itemId: id,
        title,
        text,
      })),
    });
  }
}

async function rowsOf(prisma: PrismaClient, boardId: string): Promise<ProjectedItem[]> {
  const items = await prisma.item.findMany({
    where: { boardId },
    orderBy: { position: "asc" },
    include: { action: true, decision: true, search: true },
  });
  return items.map(({ id, type, title, status, section, search, action, decision }) => ({
    id,
    type: type as ItemType,
    title,
    status,
    section,
    text: search?.text ?? "",
    action: action && {
      text: action.text,
      owner: action.owner,
      ownerKey: action.ownerKey,
      due: action.due,
      dueOn: action.dueOn,
      dueKey: action.dueKey,
      status: action.status as ActionStatus,
    },
    decision: decision && {
      text: decision.text,
      outcome: decision.outcome,
      decidedAt: decision.decidedAt,
      topic: decision.topic,
    },
  }));
}

function digestOf(item: ProjectedItem): string {
  return createHash("sha256").update(JSON.stringify(item)).digest("base64url");
}

function chunksOf<T>(all: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < all.length; start += ROWS_PER_STATEMENT) {
    chunks.push(all.slice(start, start + ROWS_PER_STATEMENT));
  }
  return chunks;
}
