import { HIT_END, HIT_START, type MarkedText, type SearchedBoard } from "@/contract/search";
import type { FoundHit } from "@/server/storage/item-index";
import { boardAddress, itemAddress, readableBoards } from "./readable-boards";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Hits that are looked at, boards that are shown, and hits that are shown of one board. */
const HITS = 100;
const BOARDS = 20;
const HITS_OF_BOARD = 5;

/** Search over titles and items of all boards that the actor may read. Access is part of the query. */
export function createSearchBoards(deps: Pick<ServiceDeps, "access" | "items" | "now">): Services["search"] {
  return async (actor, text) => {
    const { roles, readable } = await readableBoards(deps, actor);
    const found = await deps.items.search(readable, text, HITS);
    // In the order of their best hits.
    const byBoard = new Map<string, FoundHit[]>();
    for (const hit of found) byBoard.set(hit.boardId, [...(byBoard.get(hit.boardId) ?? []), hit]);
    const boards = [...byBoard].slice(0, BOARDS).map(([boardId, rows]): SearchedBoard => {
      const role = roles.get(boardId) ?? null;
      const titled = rows.find(({ itemId }) => itemId === null);
      const items = rows.flatMap((row) => {
        const { itemId, type } = row;
        return itemId !== null && type !== null ? [{ ...row, itemId, type }] : [];
      });
      return {
        id: boardId,
        title: markedText(titled?.title ?? rows[0]?.boardTitle ?? ""),
        href: boardAddress(boardId, role),
        library: role === null,
        hits: items.slice(0, HITS_OF_BOARD).map(({ itemId, type, status, title, excerpt, decidedAt }) => ({
          id: itemId,
          type,
          status,
          title: markedText(title),
          excerpt: excerpt.includes(HIT_START) ? markedText(excerpt) : [],
          decidedAt,
          href: itemAddress(boardId, itemId, role),
        })),
        more: Math.max(0, items.length - HITS_OF_BOARD),
      };
    });
    return { boards };
  };
}

/** Pieces of a text whose found parts stand between marks. */
function markedText(text: string): MarkedText {
  return text
    .split(HIT_START)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, found: false }];
      const end = piece.indexOf(HIT_END);
      return [
        { text: piece.slice(0, end), found: true },
        { text: piece.slice(end + HIT_END.length), found: false },
      ];
    })
    .filter(({ text }) => text !== "");
}
