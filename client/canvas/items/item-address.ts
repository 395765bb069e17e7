/** The address that shows an item of a board to everybody who may see the board. `itemId` as of `itemIdOf`. */
export function itemAddress(origin: string, boardId: string, itemId: string): string {
  return `${origin}/board/${encodeURIComponent(boardId)}?item=${encodeURIComponent(itemId)}`;
}

/** Id of the item that the query part of an address names; null when it names none. */
export function itemInQuery(query: string): string | null {
  const id = new URLSearchParams(query).get("item")?.trim() ?? "";
  return id === "" ? null : id;
}
