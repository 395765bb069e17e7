/** Something that people put in an order. */
interface Ordered {
  id: string;
  order: number;
}

/**
 * `list` with `moved` before the entry `before` (null: at the end). Only its order changes, unless numbers have become so close
 * that all are given anew.
 */
export function placed<Entry extends Ordered>(
  list: readonly Entry[],
  moved: Entry,
  before: string | null,
): Entry[] {
  const others = list.filter(({ id }) => id !== moved.id);
  const found = others.findIndex(({ id }) => id === before);
  const at = found === -1 ? others.length : found;
  const [previous, next] = [others[at - 1], others[at]];
  const order =
    previous && next
      ? (previous.order + next.order) / 2
      : previous
        ? previous.order + 1
        : next
          ? next.order - 1
          : 0;
  const result = others.toSpliced(at, 0, { ...moved, order });
  const distinct = (previous?.order ?? -Infinity) < order && order < (next?.order ?? Infinity);
  return distinct ? result : result.map((entry, n) => ({ ...entry, order: n }));
}
