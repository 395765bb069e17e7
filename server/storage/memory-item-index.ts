import type { ProjectedAction, ProjectedItem } from "@/board/record/project-items";
import type { Outcome } from "@/board/shapes/decision";
import { foldText } from "@/board/record/fold-text";
import { HIT_END, HIT_START } from "@/contract/search";
import type { ActionFilter, FoundAction, FoundHit, ItemCount, ItemIndex, Readable } from "./item-index";
import type { BoardRow } from "./board-store";
import type { MemoryState } from "./memory-state";
import { mayBeBegun, searchWords } from "./search-words";

interface Row {
  board: BoardRow;
  item: ProjectedItem;
  position: number;
}

interface ActionRow extends Row {
  action: ProjectedAction;
}

/** Search and lists in memory, for tests. Share `state` with the board store; `isPublished` says what is in the library. */
export function createMemoryItemIndex(
  state: MemoryState,
  isPublished: (boardId: string) => boolean = () => false,
): ItemIndex {
  const boardsOf = ({ boardIds, libraryExcept }: Readable): BoardRow[] =>
    [...state.boards.values()]
      .map(({ row }) => row)
      .filter(
        ({ id, deletedAt }) =>
          deletedAt === null &&
          (boardIds.includes(id) ||
            (libraryExcept !== null && !libraryExcept.includes(id) && isPublished(id))),
      );
  const rowsOf = (board: BoardRow): Row[] =>
    (state.projections.get(board.id)?.items ?? []).map((item, position) => ({ board, item, position }));
  const actionsOf = (readable: Readable): ActionRow[] =>
    boardsOf(readable)
      .flatMap(rowsOf)
      .flatMap((row) => (row.item.action ? [{ ...row, action: row.item.action }] : []));

  return {
    async listActions(readable, filter, { offset, limit }) {
      const found = actionsOf(readable)
        .filter((row) => fits(row, filter))
        .sort(
          (a, b) =>
            Number(a.action.status !== "open") - Number(b.action.status !== "open") ||
            compare(a.action.dueKey, b.action.dueKey) ||
            b.board.editedAt - a.board.editedAt ||
            compare(a.board.id, b.board.id) ||
            a.position - b.position,
        );
      return { actions: found.slice(offset, offset + limit).map(toFoundAction), total: found.length };
    },
    async listDecisions(boardId, limit) {
      const items = state.projections.get(boardId)?.items ?? [];
      return items
        .flatMap(({ id, decision }) => (decision ? [{ itemId: id, ...decision }] : []))
        .sort((a, b) => compare(a.decidedAt, b.decidedAt) || compare(a.itemId, b.itemId))
        .slice(0, limit)
        .map((row) => ({ ...row, outcome: row.outcome as Outcome }));
    },
    async actionChoices(readable) {
      const actions = actionsOf(readable);
      const open = (own: readonly ActionRow[]) => own.filter(({ action }) => action.status === "open").length;
      const keys = [...new Set(actions.map(({ action }) => action.ownerKey))].sort(compare);
      const boards = boardsOf(readable)
        .map((board) => ({ board, own: actions.filter((row) => row.board.id === board.id) }))
        .filter(({ own }) => own.length > 0)
        .sort((a, b) => b.board.editedAt - a.board.editedAt || compare(a.board.id, b.board.id));
      return {
        owners: keys.map((key) => {
          const own = actions.filter(({ action }) => action.ownerKey === key);
          return { owner: mostFrequent(own.map(({ action }) => action.owner)), open: open(own) };
        }),
        boards: boards.map(({ board: { id, title }, own }) => ({ id, title, open: open(own) })),
      };
    },
    async countItems(boardIds) {
      const counts = new Map<string, ItemCount>();
      for (const boardId of new Set(boardIds)) {
        for (const { type, status } of state.projections.get(boardId)?.items ?? []) {
          const key = `${boardId}/${type}/${status}`;
          const known = counts.get(key) ?? { boardId, type, status, count: 0 };
          counts.set(key, { ...known, count: known.count + 1 });
        }
      }
      return [...counts.values()];
    },
    async search(readable, text, limit) {
      const words = wordsOf(text);
      if (words.length === 0) return [];
      return boardsOf(readable)
        .filter(({ id }) => state.projections.has(id))
        .flatMap((board) => [
          { board, itemId: null, type: null, status: "", title: board.title, text: "", decidedAt: "" },
          ...rowsOf(board).map(({ item: { id, type, status, title, text: all, decision } }) => {
            return {
              board,
              itemId: id,
              type,
              status,
              title,
              text: all,
              decidedAt: decision?.decidedAt ?? "",
            };
          }),
        ])
        .filter(({ title, text: all }) =>
          words.every((word) => holds(partsOf(title), word) || holds(partsOf(all), word)),
        )
        .slice(0, limit)
        .map(({ board, text: all, title, ...row }): FoundHit => ({
          ...row,
          boardId: board.id,
          boardTitle: board.title,
          title: marked(title, words),
          excerpt: marked(all, words),
        }));
    },
  };
}

function fits({ board, item, action }: ActionRow, filter: ActionFilter): boolean {
  const { status, owner, due, boardId, text, today, weekEnd } = filter;
  const { dueOn } = action;
  const groups = {
    overdue: action.status === "open" && dueOn !== null && dueOn < today,
    week: dueOn !== null && dueOn >= today && dueOn <= weekEnd,
    later: dueOn !== null && dueOn > weekEnd,
    milestone: dueOn === null && action.due !== "",
    none: action.due === "",
  };
  const searched = [item.title, item.text, board.title].map(partsOf);
  return (
    (status === undefined || action.status === status) &&
    (owner === undefined || action.ownerKey === foldText(owner)) &&
    (boardId === undefined || board.id === boardId) &&
    (due === undefined || groups[due]) &&
    wordsOf(text ?? "").every((word) => searched.some((parts) => holds(parts, word)))
  );
}

function toFoundAction({ board, item, action }: ActionRow): FoundAction {
  const { text, owner, due, dueOn, status } = action;
  return { boardId: board.id, boardTitle: board.title, itemId: item.id, text, owner, due, dueOn, status };
}

/** What of a word has to be there, and whether its end may be missing. */
interface Word {
  parts: string[];
  begun: boolean;
}

function wordsOf(text: string): Word[] {
  return searchWords(text).map((word) => ({ parts: partsOf(word), begun: mayBeBegun(word) }));
}

function partsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether these parts stand in a row, the last perhaps only begun. */
function holds(parts: readonly string[], { parts: wanted, begun }: Word): boolean {
  return parts.some((_, at) =>
    wanted.every((part, index) =>
      begun && index === wanted.length - 1
        ? (parts[at + index] ?? "").startsWith(part)
        : parts[at + index] === part,
    ),
  );
}

function marked(text: string, words: readonly Word[]): string {
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (found) =>
    words.some((word) => holds(partsOf(found), word)) ? `${HIT_START}${found}${HIT_END}` : found,
  );
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || compare(a, b))[0]?.[0] ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
