import type { ActionChangeRow, ActionChangeStore } from "./action-changes";
import type { Database } from "./open-database";
import { withStorageErrors } from "./storage-error";

/** Changes of action items on sealed boards, in a database. */
export function createPrismaActionChanges({ prisma }: Database): ActionChangeStore {
  const run = withStorageErrors;
  return {
    add: (rows) =>
      run(async () => {
        const added = await prisma.$transaction(
          rows.map((row) =>
            prisma.actionChange.create({ data: { ...row, at: BigInt(row.at) }, select: { key: true } }),
          ),
        );
        const keys = added.map(({ key }) => key);
        return () =>
          run(async () => {
            await prisma.actionChange.deleteMany({ where: { key: { in: keys } } });
          });
      }),
    list: (boardId) =>
      run(async () => {
        const rows = await prisma.actionChange.findMany({ where: { boardId }, orderBy: { key: "asc" } });
        return rows.map(({ itemId, person, name, at, field, before, after }) => ({
          boardId,
          itemId,
          person,
          name,
          at: Number(at),
          // Written through the same type.
          field: field as ActionChangeRow["field"],
          before,
          after,
        }));
      }),
  };
}
