import type { TLDrawShape, TLPageId, TLRecord, TLShape } from "@tldraw/tlschema";
import type { IndexKey } from "@tldraw/utils";
import type { Author } from "./author";
import { drawShape, penStroke } from "./generate-board";
import { createRandom } from "./random";

/**
 * One pointer move of a drag: the shapes follow, and so does the cursor. The path winds, so that no two places are
 * the same and coordinates have all their digits.
 */
export function dragFrame(author: Author, shapeIds: readonly string[], step: number): void {
  const [dx, dy] = [Math.cos(step / 17) * 3.7 + 0.173, Math.sin(step / 23) * 2.9];
  const moved = shapeIds.map((id) => {
    const shape = author.record(id) as TLShape;
    return { ...shape, x: shape.x + dx, y: shape.y + dy } as TLRecord;
  });
  author.frame(moved);
  const first = moved[0] as TLShape;
  author.pointer({ cursor: cursorAt(first.x, first.y), selected: shapeIds, isDragging: true });
}

/** A pen stroke of `points` points, in as many steps as the pen needs at `pointsPerStep`. */
export function strokeGesture(author: Author, options: { points: number; pointsPerStep: number }) {
  const random = createRandom(11);
  const all = penStroke(random, options.points)[0]?.points ?? [];
  const id = random.id(21);
  const shape = (count: number, isComplete: boolean): TLDrawShape =>
    drawShape({
      id,
      page: "page:page" as TLPageId,
      index: "b01" as IndexKey,
      segments: [{ type: "free", points: all.slice(0, count) }],
      isComplete,
      x: 311.25,
      y: 208.5,
    });
  return {
    steps: Math.ceil(options.points / options.pointsPerStep),
    step(number: number): void {
      const count = Math.min(options.points, (number + 1) * options.pointsPerStep);
      author.frame([shape(count, false)]);
      const tip = all[count - 1] ?? { x: 0, y: 0 };
      author.pointer({ cursor: cursorAt(311.25 + tip.x, 208.5 + tip.y), selected: [], isDragging: false });
    },
    finish(): void {
      author.frame([shape(options.points, true)]);
      author.liftPointer();
    },
  };
}

function cursorAt(x: number, y: number) {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
