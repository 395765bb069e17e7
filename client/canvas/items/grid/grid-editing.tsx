"use client";

import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
} from "react";
import { useEditor, useToasts, useValue } from "tldraw";
import { parseTable } from "@/board/import/parse-table";
import { copyBlock, toTsv, type GridPosition } from "@/board/shapes/edit-grid";
import type { FeatureGridShape } from "@/board/shapes/feature-grid";
import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { t } from "@/client/ui/messages/t";
import { ItemTextField } from "../item-text-field";
import { useItems } from "../items-context";
import { describeCell, textPathAt } from "./describe-cell";
import { CellField } from "./cell-field";
import { boxAt, positionAt, titleBox, type GridBox } from "./grid-boxes";
import { clampCursor, cursorAt, moveCursor, selectedBlock, type GridCursor } from "./grid-cursor";
import { createGridEdits } from "./grid-edits";
import { gridFieldId } from "./grid-field-id";
import { GridCursors } from "./grid-people";
import type { GridSelection } from "./grid-selection";
import { placeBox } from "./place-box";
import { revealCell } from "./reveal-cell";

interface GridEditingProps {
  shape: FeatureGridShape;
  layout: GridLayout;
  /** Where the person is; the panel beside the canvas reads it too. */
  selection: GridSelection;
}

/** What of the grid is being typed. `from`: the character that began it, replacing what was there. */
type Typing = { kind: "title" } | { kind: "cell"; at: GridPosition; from: string | null };

/** The layer over a grid that is being edited: a cursor as in a spreadsheet, and the text under it when it is typed. */
export function GridEditing({ shape, layout, selection }: GridEditingProps) {
  const editor = useEditor();
  const items = useItems();
  const { addToast } = useToasts();
  const field = useRef<HTMLDivElement>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const dragging = useRef<number | null>(null);
  const size = { rows: layout.rows.length, columns: layout.columns.length };
  const stored = useValue("grid cursor", () => selection.get(), [selection]);
  const cursor = clampCursor(
    stored ?? cursorAt(Math.min(0, size.rows - 1), Math.min(0, size.columns - 1)),
    size,
  );
  const edits = createGridEdits(editor, shape);
  const setEditing = items?.setEditing;
  const path = textPathAt(layout, cursor.at);

  const move = useCallback(
    (next: GridCursor) => {
      selection.set(next);
      revealCell(editor, shape, boxAt(layout, next.at));
    },
    [editor, shape, layout, selection],
  );

  // Pressing Enter on the shape or a double click lands here: keys go to the grid from now on.
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);

  const begin = useRef(() => revealCell(editor, shape, boxAt(layout, cursor.at)));
  useEffect(() => {
    // Once the panel stands: what it covers is not in view.
    const frame = requestAnimationFrame(() => begin.current());
    return () => cancelAnimationFrame(frame);
  }, []);

  useEffect(() => {
    setEditing?.({ itemId: shape.id, path });
  }, [setEditing, shape.id, path]);
  useEffect(() => () => setEditing?.(null), [setEditing]);

  const startTyping = (from: string | null) => {
    setTyping({ kind: "cell", at: cursor.at, from });
  };
  const stopTyping = (next?: GridCursor) => {
    setTyping(null);
    if (next) move(next);
    field.current?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== field.current) return;
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const done = () => event.preventDefault();
    if (event.key === "Escape") {
      done();
      editor.complete();
      return;
    }
    if (event.key === "F6") {
      // To the fields of the panel, and from there back here with the same key.
      done();
      document.querySelector<HTMLElement>(".grid-panel :is(input, textarea, button)")?.focus();
      return;
    }
    if (event.key === "Enter" || event.key === "F2") {
      done();
      if (command && event.key === "Enter") {
        const { row, column } = edits.insertBeside(event.shiftKey ? "columns" : "rows", cursor.at);
        move(cursorAt(row, column));
      } else startTyping(null);
      return;
    }
    if (event.altKey && event.key.startsWith("Arrow")) {
      done();
      const moved = edits.moveLine(cursor.at, event.key);
      if (moved) move(cursorAt(moved.row, moved.column));
      return;
    }
    const next = moveCursor(cursor, { key: event.key, shiftKey: event.shiftKey, ctrlKey: command }, size);
    if (next) {
      done();
      move(next);
      return;
    }
    if (event.key === "Tab") {
      // Beyond the last cell a further row begins; before the first one the focus leaves the grid.
      if (event.shiftKey || size.columns === 0) return;
      done();
      const below = edits.insertBeside("rows", { row: size.rows - 1, column: 0 });
      move(cursorAt(below.row, -1));
      return;
    }
    if (command && (event.key === "z" || event.key === "Z" || event.key === "y")) {
      done();
      if (event.shiftKey || event.key === "y") editor.redo();
      else editor.undo();
      return;
    }
    if (command && event.key.toLowerCase() === "a") {
      done();
      selection.set({
        at: { row: -1, column: -1 },
        anchor: { row: size.rows - 1, column: size.columns - 1 },
      });
      return;
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      done();
      edits.clear(selectedBlock(cursor));
      return;
    }
    if (command || event.altKey || [...event.key].length !== 1) return;
    done();
    if (!edits.setByKey(selectedBlock(cursor), event.key)) startTyping(event.key);
  };

  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== field.current) return;
    event.preventDefault();
    event.stopPropagation();
    const { from, to } = selectedBlock(cursor);
    event.clipboardData.setData("text/plain", toTsv(copyBlock(shape.props, from, to)));
    if (event.type === "cut") edits.clear({ from, to });
  };

  const onPaste = (event: ClipboardEvent) => {
    if (event.target !== field.current) return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData.getData("text/plain");
    if (text.trim() === "") return;
    const { from } = selectedBlock(cursor);
    const dropped = edits.paste(from, parseTable(text) ?? [[text]]);
    if (dropped.rows + dropped.columns === 0) return;
    addToast({
      title: t("grid.tooLarge"),
      description: t("grid.tooLargeText", dropped),
      severity: "warning",
    });
  };

  const onPointerDown = (event: PointerEvent) => {
    // The canvas must not take this for a drag of the grid.
    event.stopPropagation();
    if (event.button !== 0 || event.target !== event.currentTarget) return;
    const at = positionUnder(event);
    event.preventDefault();
    field.current?.focus({ preventScroll: true });
    if (!at) return;
    setTyping(null);
    dragging.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    selection.set(event.shiftKey ? { at, anchor: cursor.anchor } : { at, anchor: at });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragging.current !== event.pointerId) return;
    event.stopPropagation();
    const at = positionUnder(event);
    if (at) selection.set({ at, anchor: selection.get()?.anchor ?? at });
  };
  const onPointerUp = (event: PointerEvent) => {
    event.stopPropagation();
    dragging.current = null;
  };
  const onDoubleClick = (event: PointerEvent | React.MouseEvent) => {
    event.stopPropagation();
    const point = pointInGrid(editor, shape, event);
    if (point.y < layout.table.y) setTyping({ kind: "title" });
    else if (positionAt(layout, point)) startTyping(null);
  };

  function positionUnder(event: PointerEvent): GridPosition | null {
    return positionAt(layout, pointInGrid(editor, shape, event));
  }

  const block = selectedBlock(cursor);
  const active = boxAt(layout, cursor.at);
  const activeId = `${shape.id}-active`;
  return (
    <div className="grid-editing" style={{ width: layout.w, height: layout.h }}>
      <div
        ref={field}
        id={gridFieldId(shape.id)}
        role="grid"
        tabIndex={0}
        aria-label={shape.props.title || t("item.feature-grid")}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-activedescendant={activeId}
        aria-multiselectable
        className="grid-field"
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onCut={onCopy}
        onPaste={onPaste}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onDoubleClick={onDoubleClick}
      >
        <div role="row" aria-rowindex={cursor.at.row + 2} className="pointer-events-none">
          <div
            id={activeId}
            role={cursor.at.row === -1 ? "columnheader" : cursor.at.column === -1 ? "rowheader" : "gridcell"}
            aria-colindex={cursor.at.column + 2}
            aria-selected
            aria-label={describeCell(shape.props, cursor.at)}
            className="grid-active"
            style={placeBox(active)}
          />
        </div>
      </div>
      <div
        className="grid-block"
        style={placeBox(around(boxAt(layout, block.from), boxAt(layout, block.to)))}
      />
      <GridCursors itemId={shape.id} layout={layout} />
      {typing?.kind === "title" ? (
        <ItemTextField
          itemId={shape.id}
          path="title"
          label={t("grid.title")}
          placeholder={t("grid.titleMissing")}
          multiline
          autoFocus
          className="grid-typing grid-typing-title"
          style={placeBox(titleBox(layout))}
          onDone={() => stopTyping()}
          onBlur={() => setTyping(null)}
        />
      ) : null}
      {typing?.kind === "cell" ? (
        <CellField
          // Another cell is another text.
          key={textPathAt(layout, typing.at)}
          shape={shape}
          layout={layout}
          at={typing.at}
          from={typing.from}
          onDone={(key, back) => {
            const along =
              key === "Tab" ? moveCursor(cursor, { key, shiftKey: back, ctrlKey: false }, size) : null;
            const below =
              key === "Enter" ? cursorAt(Math.min(cursor.at.row + 1, size.rows - 1), cursor.at.column) : null;
            stopTyping(along ?? below ?? undefined);
          }}
          onLeft={() => setTyping(null)}
        />
      ) : null}
    </div>
  );
}

function around(a: GridBox, b: GridBox): GridBox {
  return { x: a.x, y: a.y, w: b.x + b.w - a.x, h: b.y + b.h - a.y };
}

function pointInGrid(
  editor: ReturnType<typeof useEditor>,
  shape: FeatureGridShape,
  { clientX, clientY }: { clientX: number; clientY: number },
): { x: number; y: number } {
  return editor.getPointInShapeSpace(shape, editor.screenToPage({ x: clientX, y: clientY }));
}
