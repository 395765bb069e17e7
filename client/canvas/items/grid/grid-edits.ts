import type { Editor } from "tldraw";
import {
  addLines,
  labelLine,
  moveLine,
  pasteBlock,
  removeLine,
  setCells,
  type Axis,
  type GridPosition,
} from "@/board/shapes/edit-grid";
import {
  cellKey,
  type FeatureGridProps,
  type FeatureGridShape,
  type GridCell,
} from "@/board/shapes/feature-grid";
import { inOrder } from "@/board/shapes/item-fields";
import { LEGENDS } from "@/board/shapes/legends";
import { updateItem } from "../update-item";
import { gridMint } from "./grid-mint";

interface Block {
  from: GridPosition;
  to: GridPosition;
}

/** What a person does to a grid. Each is one step of undo, and changes nothing else of the grid. */
export interface GridEdits {
  /** Sets the status of the cells of a block by a key of the legend; false when the key has no meaning there. */
  setByKey(block: Block, key: string): boolean;
  setStatus(block: Block, status: string): void;
  /**
   * Fields of one cell other than its note, which is a shared text. `step` names a new step of undo; null joins the one
   * before.
   */
  setCell(key: string, fields: Partial<Omit<GridCell, "note">>, step: string | null): void;
  /** Empties the cells of a block; of labels their words. */
  clear(block: Block): void;
  paste(at: GridPosition, block: readonly (readonly string[])[]): { rows: number; columns: number };
  /** A line after the one of `at`; returns its label's position. */
  insertBeside(axis: Axis, at: GridPosition, before?: boolean): GridPosition;
  removeLine(axis: Axis, at: GridPosition): void;
  /** Moves the row (up, down) or column (left, right) of `at`; returns where it is then, null when nothing moved. */
  moveLine(at: GridPosition, arrow: string): GridPosition | null;
  setCorner(corner: string): void;
  /** Any other property of the grid as a whole; `step` as of `setCell`. */
  set(props: Partial<FeatureGridProps>, step: string | null): void;
}

export function createGridEdits(editor: Editor, shape: FeatureGridShape): GridEdits {
  /** The grid as it is now: a colleague may have changed it since it was drawn. */
  const current = (): FeatureGridProps => editor.getShape<FeatureGridShape>(shape.id)?.props ?? shape.props;
  const apply = (step: string | null, props: Partial<FeatureGridProps>) =>
    updateItem(editor, { id: shape.id, type: shape.type, step }, () => props);
  const keysIn = ({ from, to }: Block): string[] => {
    const { rows, columns } = current();
    const among = (lines: ReturnType<typeof inOrder>, first: number, last: number) =>
      lines.slice(Math.max(first, 0), last + 1);
    return among(inOrder(rows), from.row, to.row).flatMap((row) =>
      among(inOrder(columns), from.column, to.column).map((column) => cellKey(row.id, column.id)),
    );
  };
  const setAll = (name: string, block: Block, fields: Partial<GridCell>) => {
    const cells = Object.fromEntries(keysIn(block).map((key) => [key, fields]));
    if (Object.keys(cells).length > 0) apply(name, setCells(current(), cells));
  };

  return {
    setByKey(block, key) {
      const mark = LEGENDS[current().legend].find((candidate) => candidate.key === key.toLowerCase());
      if (!mark || block.to.row < 0 || block.to.column < 0) return false;
      setAll("set status", block, { status: mark.status });
      return true;
    },
    setStatus: (block, status) => setAll("set status", block, { status }),
    setCell: (key, fields, step) => apply(step, setCells(current(), { [key]: fields })),
    clear(block) {
      if (block.from.row >= 0 && block.from.column >= 0) {
        setAll("clear cells", block, { status: "", note: "", evidence: "", asOf: "" });
        return;
      }
      let props = current();
      const lines = { rows: inOrder(props.rows), columns: inOrder(props.columns) };
      const relabel = (axis: Axis, first: number, last: number) => {
        for (const { id } of lines[axis].slice(Math.max(first, 0), last + 1))
          props = { ...props, ...labelLine(props, axis, id, "") };
      };
      if (block.from.column < 0) relabel("rows", block.from.row, block.to.row);
      if (block.from.row < 0) relabel("columns", block.from.column, block.to.column);
      const empty = { status: "", note: "", evidence: "", asOf: "" };
      const cells = Object.fromEntries(keysIn(block).map((key) => [key, empty]));
      apply("clear cells", { rows: props.rows, columns: props.columns, ...setCells(props, cells) });
    },
    paste(at, block) {
      // One word over one cell is what typing it would be.
      const { change, dropped } = pasteBlock(current(), { at, block, mint: gridMint });
      apply("paste cells", change);
      return dropped;
    },
    insertBeside(axis, at, before = false) {
      const position = (axis === "rows" ? at.row : at.column) + (before ? 0 : 1);
      const { change } = addLines(current(), axis, {
        position: Math.max(position, 0),
        labels: [""],
        mint: gridMint,
      });
      apply(axis === "rows" ? "add row" : "add column", change);
      const others = Object.keys(current()[axis]).length - 1;
      const to = Math.min(Math.max(position, 0), Math.max(others, 0));
      return axis === "rows" ? { row: to, column: at.column } : { row: at.row, column: to };
    },
    removeLine(axis, at) {
      const props = current();
      const line = inOrder(props[axis])[axis === "rows" ? at.row : at.column];
      if (line) apply(axis === "rows" ? "remove row" : "remove column", removeLine(props, axis, line.id));
    },
    moveLine(at, arrow) {
      const axis: Axis = arrow === "ArrowUp" || arrow === "ArrowDown" ? "rows" : "columns";
      const back = arrow === "ArrowUp" || arrow === "ArrowLeft";
      const props = current();
      const lines = inOrder(props[axis]);
      const from = axis === "rows" ? at.row : at.column;
      const to = from + (back ? -1 : 1);
      const line = lines[from];
      if (!line || to < 0 || to >= lines.length) return null;
      apply(
        axis === "rows" ? "move row" : "move column",
        moveLine(props, axis, { id: line.id, position: to, mint: gridMint }),
      );
      return axis === "rows" ? { ...at, row: to } : { ...at, column: to };
    },
    setCorner(corner) {
      if (corner.trim() !== current().corner) apply("name corner", { corner: corner.trim() });
    },
    set: (props, step) => apply(step, props),
  };
}
