/** `deleted` UTF-16 units at `at` were replaced by `inserted`. */
export interface TextSplice {
  at: number;
  deleted: number;
  inserted: string;
}

/** Above this many edits between two texts the difference is one splice: the search grows with their square. */
const MOST_EDITS = 400;

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/**
 * What turns `from` into `to`: in ascending order, in units of `from`, never in the middle of a surrogate pair (Yjs
 * would replace both halves).
 */
export function splicesBetween(from: string, to: string): TextSplice[] {
  if (from === to) return [];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  if (isLowSurrogate(from, start) || isLowSurrogate(to, start)) start -= 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
  )
    tail += 1;
  if (tail > 0 && isLowSurrogate(from, from.length - tail)) tail -= 1;
  const [middleFrom, middleTo] = [from.slice(start, from.length - tail), to.slice(start, to.length - tail)];
  if (middleFrom === "" || middleTo === "")
    return [{ at: start, deleted: middleFrom.length, inserted: middleTo }];
  return splicesOfMiddle(start, [...middleFrom], [...middleTo]);
}

/** Myers' difference (An O(ND) difference algorithm, 1986) of two runs of code points. */
function splicesOfMiddle(start: number, from: readonly string[], to: readonly string[]): TextSplice[] {
  const whole = [{ at: start, deleted: from.join("").length, inserted: to.join("") }];
  const most = Math.min(MOST_EDITS, from.length + to.length);
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(reached));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [left, right] = [reached.get(diagonal - 1) ?? -1, reached.get(diagonal + 1) ?? -1];
      let x = diagonal === -edits || (diagonal !== edits && left < right) ? right : left + 1;
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x += 1;
      reached.set(diagonal, x);
      if (x >= from.length && x - diagonal >= to.length) return splicesOfTrace(start, from, to, trace);
    }
  }
  return whole;
}

function splicesOfTrace(
  start: number,
  from: readonly string[],
  to: readonly string[],
  trace: readonly Map<number, number>[],
): TextSplice[] {
  /** Code points of `from` that go, and what is inserted before each of them, by position. */
  const gone = new Set<number>();
  const inserted = new Map<number, string>();
  let [x, y] = [from.length, to.length];
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const reached = trace[edits] as Map<number, number>;
    const diagonal = x - y;
    const [left, right] = [reached.get(diagonal - 1) ?? -1, reached.get(diagonal + 1) ?? -1];
    const down = diagonal === -edits || (diagonal !== edits && left < right);
    const previousX = down ? right : left;
    const previousY = previousX - (down ? diagonal + 1 : diagonal - 1);
    if (down) inserted.set(previousX, `${to[previousY] ?? ""}${inserted.get(previousX) ?? ""}`);
    else gone.add(previousX);
    [x, y] = [previousX, previousY];
  }
  const splices: TextSplice[] = [];
  let at = start;
  let open: TextSplice | null = null;
  for (let position = 0; position <= from.length; position += 1) {
    const text = inserted.get(position);
    if (text !== undefined || gone.has(position)) {
      if (!open) splices.push((open = { at, deleted: 0, inserted: "" }));
      open.inserted += text ?? "";
    }
    const length = from[position]?.length ?? 0;
    if (gone.has(position) && open) open.deleted += length;
    else open = null;
    at += length;
  }
  return splices;
}

/** `text` after splices that are ascending and in its own units. */
export function applySplices(text: string, splices: readonly TextSplice[]): string {
  let result = "";
  let done = 0;
  for (const { at, deleted, inserted } of splices) {
    result += text.slice(done, at) + inserted;
    done = at + deleted;
  }
  return result + text.slice(done);
}

/** Where a position of the old text stands after the splices; one where something was inserted goes behind it. */
export function movedPosition(position: number, splices: readonly TextSplice[]): number {
  let moved = position;
  for (const { at, deleted, inserted } of splices) {
    if (at > position) break;
    moved += inserted.length - Math.min(deleted, position - at);
  }
  return moved;
}

/**
 * `splices`, made without knowing `over` (both of the same text), in units of the text after `over`. What `over`
 * inserted stays, also inside what is deleted here; what both delete is deleted once.
 */
export function rebaseSplices(splices: readonly TextSplice[], over: readonly TextSplice[]): TextSplice[] {
  const rebased: TextSplice[] = [];
  for (const { at, deleted, inserted } of splices) {
    if (inserted !== "") rebased.push({ at: movedPosition(at, over), deleted: 0, inserted });
    let from = at;
    const end = at + deleted;
    for (const other of over) {
      const otherEnd = other.at + other.deleted;
      if (otherEnd < from || (otherEnd === from && other.at < from)) continue;
      if (other.at >= end) break;
      if (other.at > from)
        rebased.push({ at: movedPosition(from, over), deleted: other.at - from, inserted: "" });
      from = Math.max(from, otherEnd);
    }
    if (from < end) rebased.push({ at: movedPosition(from, over), deleted: end - from, inserted: "" });
  }
  return rebased;
}

/** `theirs` with the change `base` → `ours` made to it too, character by character. */
export function mergeTexts(base: string, ours: string, theirs: string): string {
  if (ours === base) return theirs;
  if (theirs === base || theirs === ours) return ours;
  return applySplices(theirs, rebaseSplices(splicesBetween(base, ours), splicesBetween(base, theirs)));
}
