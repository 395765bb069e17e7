import { splicesBetween, type TextSplice } from "@/board/document/text-splices";

/**
 * What a person did to a field: `before` became `after`, with the caret at `caret` now. Between equal characters only the
 * caret tells where one was typed.
 */
export function typedSplices(before: string, after: string, caret: number | null): TextSplice[] {
  if (before === after) return [];
  if (caret === null) return splicesBetween(before, after);
  const tail = after.slice(caret);
  if (!before.endsWith(tail)) return splicesBetween(before, after);
  const most = Math.min(caret, before.length - tail.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  return [{ at: start, deleted: before.length - tail.length - start, inserted: after.slice(start, caret) }];
}

/** Where a caret goes when others change the text: what they insert right at it comes behind it. */
export function movedCaret(caret: number, splices: readonly TextSplice[]): number {
  let moved = caret;
  for (const { at, deleted, inserted } of splices) {
    if (at >= caret) break;
    moved += inserted.length - Math.min(deleted, caret - at);
  }
  return moved;
}

/** Where the last of the splices ends, in the text after them. */
export function endOfSplices(splices: readonly TextSplice[]): number | null {
  const last = splices.at(-1);
  if (!last) return null;
  const shift = splices
    .slice(0, -1)
    .reduce((sum, splice) => sum + splice.inserted.length - splice.deleted, 0);
  return last.at + shift + last.inserted.length;
}
