import type { ActionStatus } from "@/board/shapes/action-item";
import type { Outcome } from "@/board/shapes/decision";
import type { ItemType } from "@/board/shapes/item-shapes";
import { foldText } from "@/board/record/fold-text";
import type { DueGroup } from "@/contract/actions";
import { HIT_END, HIT_START } from "@/contract/search";
import { Prisma } from "@/generated/prisma/client";
import type { ActionFilter, FoundAction, FoundHit, ItemIndex, Readable } from "./item-index";
import type { Database } from "./open-database";
import { mayBeBegun, searchWords } from "./search-words";
import { withStorageErrors } from "./storage-error";

/** Words of an excerpt, about a line and a half. */
const EXCERPT_WORDS = 24;
/** Words of a title that are shown: nearly always all of them. FTS5 takes at most 64. */
const TITLE_WORDS = 64;

/** Search and lists over the projections in SQLite, with FTS5. */
export function createPrismaItemIndex({ prisma }: Database): ItemIndex {
  const run = withStorageErrors;
  return {
    listActions: (readable, filter, { offset, limit }) =>
      run(async () => {
        const words = searchWords(filter.text ?? "");
        const where = Prisma.join(
          [mayRead(readable), ...conditionsOf(filter), ...words.map((_, number) => holdsWord(number))],
          " AND ",
        );
        const rows = await prisma.$queryRaw<(FoundAction & { total: bigint | number })[]>`
          ${wordTables(words)}
          SELECT a."boardId", b."title" AS "boardTitle", a."itemId", a."text", a."owner", a."due", a."dueOn", a."status",
            COUNT(*) OVER () AS "total"
          FROM "ActionItem" a
          JOIN "Board" b ON b."id" = a."boardId"
          JOIN "Item" i ON i."boardId" = a."boardId" AND i."id" = a."itemId"
          WHERE ${where}
          ORDER BY a."status" <> 'open', a."dueKey", b."editedAt" DESC, b."id", i."position"
          LIMIT ${limit} OFFSET ${offset}`;
        // Beyond the end no row says how many there are: then all of them came before.
        const total = Number(rows[0]?.total ?? offset);
        const actions = rows.map(
          ({ boardId, boardTitle, itemId, text, owner, due, dueOn, status }): FoundAction => {
            return { boardId, boardTitle, itemId, text, owner, due, dueOn, status };
          },
        );
        return { actions, total };
      }),
    actionChoices: (readable) =>
      run(async () => {
        const [spellings, boards] = await prisma.$transaction([
          prisma.$queryRaw<{ owner: string; ownerKey: string; count: bigint; open: bigint }[]>`
            SELECT a."owner", a."ownerKey", COUNT(*) AS "count", SUM(a."status" = 'open') AS "open"
            FROM "ActionItem" a JOIN "Board" b ON b."id" = a."boardId" WHERE ${mayRead(readable)}
            GROUP BY a."ownerKey", a."owner" ORDER BY a."ownerKey", COUNT(*) DESC, a."owner"`,
          prisma.$queryRaw<{ id: string; title: string; open: bigint }[]>`
            SELECT b."id", b."title", SUM(a."status" = 'open') AS "open"
            FROM "ActionItem" a JOIN "Board" b ON b."id" = a."boardId" WHERE ${mayRead(readable)}
            GROUP BY b."id" ORDER BY b."editedAt" DESC, b."id"`,
        ]);
        const owners = new Map<string, { owner: string; open: number }>();
        for (const { owner, ownerKey, open } of spellings) {
          const known = owners.get(ownerKey);
          if (known) known.open += Number(open);
          else owners.set(ownerKey, { owner, open: Number(open) });
        }
        return {
          owners: [...owners.values()],
          boards: boards.map(({ id, title, open }) => ({ id, title, open: Number(open) })),
        };
      }),
    countItems: (boardIds) =>
      run(async () => {
        const groups = await prisma.item.groupBy({
          by: ["boardId", "type", "status"],
          where: { boardId: { in: [...new Set(boardIds)] } },
          _count: { _all: true },
        });
        return groups.map(({ boardId, type, status, _count }) => ({
          boardId,
          // Written through the same type.
          type: type as ItemType,
          status,
          count: _count._all,
        }));
      }),
    listDecisions: (boardId, limit) =>
      run(async () => {
        const rows = await prisma.decision.findMany({
          where: { boardId },
          select: { itemId: true, text: true, outcome: true, decidedAt: true, topic: true },
          orderBy: [{ decidedAt: "asc" }, { itemId: "asc" }],
          take: limit,
        });
        return rows.map((row) => ({ ...row, outcome: row.outcome as Outcome }));
      }),
    search: (readable, text, limit) =>
      run(async () => {
        const match = matchOf(text);
        if (match === null) return [];
        const rows = await prisma.$queryRaw<(Omit<FoundHit, "status"> & { status: string | null })[]>`
          SELECT e."boardId", b."title" AS "boardTitle", e."itemId", i."type", i."status",
            snippet("SearchIndex", 0, ${HIT_START}, ${HIT_END}, '…', ${TITLE_WORDS}) AS "title",
            snippet("SearchIndex", 1, ${HIT_START}, ${HIT_END}, '…', ${EXCERPT_WORDS}) AS "excerpt",
            COALESCE(d."decidedAt", '') AS "decidedAt"
          FROM "SearchIndex"
          JOIN "SearchEntry" e ON e."key" = "SearchIndex"."rowid"
          JOIN "Board" b ON b."id" = e."boardId"
          LEFT JOIN "Item" i ON i."boardId" = e."boardId" AND i."id" = e."itemId"
          LEFT JOIN "Decision" d ON d."boardId" = e."boardId" AND d."itemId" = e."itemId"
          WHERE "SearchIndex" MATCH ${match} AND ${mayRead(readable)}
          ORDER BY "SearchIndex"."rank" LIMIT ${limit}`;
        return rows.map((row) => ({
          ...row,
          type: row.type as ItemType | null,
          status: row.status ?? "",
        }));
      }),
  };
}

/** Access, inside the query: boards of the asker and of the library that are not in the trash. */
function mayRead({ boardIds, libraryExcept }: Readable): Prisma.Sql {
  const own = Prisma.sql`b."id" IN ${idsIn(boardIds)}`;
  const published = Prisma.sql`EXISTS (SELECT 1 FROM "Publication" p WHERE p."boardId" = b."id")`;
  const readable = libraryExcept
    ? Prisma.sql`(${own} OR (${published} AND b."id" NOT IN ${idsIn(libraryExcept)}))`
    : own;
  return Prisma.sql`b."deletedAt" IS NULL AND ${readable}`;
}

/** One parameter, however many they are. */
function idsIn(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`(SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
}

function conditionsOf(filter: ActionFilter): Prisma.Sql[] {
  const { status, owner, due, boardId } = filter;
  const conditions: Prisma.Sql[] = [];
  if (status !== undefined) conditions.push(Prisma.sql`a."status" = ${status satisfies ActionStatus}`);
  if (owner !== undefined) conditions.push(Prisma.sql`a."ownerKey" = ${foldText(owner)}`);
  if (boardId !== undefined) conditions.push(Prisma.sql`b."id" = ${boardId}`);
  if (due !== undefined) conditions.push(dueCondition(due, filter));
  return conditions;
}

/** A table for each word with the items, and the boards by their title, that hold it: looked up once, not for each row. */
function wordTables(words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.empty;
  const tables = words.map(
    (word, number) => Prisma.sql`${Prisma.raw(wordTable(number))} AS MATERIALIZED (
      SELECT e."boardId", e."itemId" FROM "SearchIndex" JOIN "SearchEntry" e ON e."key" = "SearchIndex"."rowid"
      WHERE "SearchIndex" MATCH ${phraseOf(word)})`,
  );
  return Prisma.sql`WITH ${Prisma.join(tables)}`;
}

/** Each word may stand in the item or in the title of its board. */
function holdsWord(number: number): Prisma.Sql {
  const table = Prisma.raw(wordTable(number));
  return Prisma.sql`(
    (a."boardId", a."itemId") IN (SELECT "boardId", "itemId" FROM ${table} WHERE "itemId" IS NOT NULL)
    OR a."boardId" IN (SELECT "boardId" FROM ${table} WHERE "itemId" IS NULL))`;
}

function wordTable(number: number): string {
  return `"word${number}"`;
}

function dueCondition(due: DueGroup, { today, weekEnd }: ActionFilter): Prisma.Sql {
  switch (due) {
    case "overdue":
      return Prisma.sql`a."status" = 'open' AND a."dueOn" < ${today}`;
    case "week":
      return Prisma.sql`a."dueOn" >= ${today} AND a."dueOn" <= ${weekEnd}`;
    case "later":
      return Prisma.sql`a."dueOn" > ${weekEnd}`;
    case "milestone":
      return Prisma.sql`a."dueOn" IS NULL AND a."due" <> ''`;
    case "none":
      return Prisma.sql`a."due" = ''`;
  }
}

function matchOf(text: string): string | null {
  const words = searchWords(text);
  return words.length === 0 ? null : words.map(phraseOf).join(" AND ");
}

/**
 * A word as FTS5 takes it: in quotes nothing is an operator, and the star outside says that its end may be missing. Of two
 * Latin letters too many words begin with them to be of use.
 */
function phraseOf(word: string): string {
  return `"${word.replaceAll('"', '""')}"${mayBeBegun(word) ? "*" : ""}`;
}
