import type * as Y from "yjs";

/** Finds the item of an update that holds an id; null when it is not in the update. `added`: its structs in their order. */
export function itemsById(added: readonly Y.Item[]): (id: Y.ID) => Y.Item | null {
  const byClient = new Map<number, Y.Item[]>();
  for (const item of added) {
    const own = byClient.get(item.id.client);
    if (own) own.push(item);
    else byClient.set(item.id.client, [item]);
  }
  return ({ client, clock }) => find(byClient.get(client) ?? [], clock);
}

function find(items: readonly Y.Item[], clock: number): Y.Item | null {
  let [from, to] = [0, items.length - 1];
  while (from <= to) {
    const middle = (from + to) >> 1;
    const item = items[middle] as Y.Item;
    if (clock < item.id.clock) to = middle - 1;
    else if (clock >= item.id.clock + item.length) from = middle + 1;
    else return item;
  }
  return null;
}
