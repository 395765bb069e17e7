/** A repeatable source of numbers. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** A text of `length` characters as nanoid makes them: ids of that kind hardly compress, and that must show. */
  id(length: number): string;
}

const ID_CHARACTERS = "useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";

/** The generator mulberry32: the same `seed` gives the same numbers on every machine and every Node. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)] as (typeof list)[number],
    id: (length) =>
      Array.from({ length }, () => ID_CHARACTERS.charAt(between(0, ID_CHARACTERS.length - 1))).join(""),
  };
}
