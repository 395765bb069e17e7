import type { Database } from "./open-database";
import { withStorageErrors } from "./storage-error";

export interface FoundBoard {
  id: string;
  title: string;
  /** Last durable edit of the canvas, in milliseconds since the epoch. */
  editedAt: number;
  /** Since when it is in the trash; null while it is not. */
  deletedAt: number | null;
}

/** Boards by id or title, for an operator: access is not asked. */
export interface BoardFinder {
  /**
   * The board with this id; else every board, those in the trash too, whose title holds all words of `text`, in whatever letter case; all
   * boards for an empty text. Last edited first.
   */
  find(text: string): Promise<FoundBoard[]>;
}

/** Looks in a database. Titles are compared here: SQLite knows upper and lower case of ASCII only. */
export function createBoardFinder({ prisma }: Database): BoardFinder {
  return {
    find: (text) =>
      withStorageErrors(async () => {
        const rows = await prisma.board.findMany({
          select: { id: true, title: true, editedAt: true, deletedAt: true },
          orderBy: [{ editedAt: "desc" }, { id: "asc" }],
        });
        const boards = rows.map((row) => ({
          ...row,
          editedAt: Number(row.editedAt),
          deletedAt: row.deletedAt === null ? null : Number(row.deletedAt),
        }));
        const byId = boards.find(({ id }) => id === text.trim());
        if (byId) return [byId];
        const words = folded(text).split(/\s+/).filter(Boolean);
        return boards.filter(({ title }) => {
          const inTitle = folded(title);
          return words.every((word) => inTitle.includes(word));
        });
      }),
  };
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
