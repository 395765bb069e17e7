"use client";

import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
} from "react";
import { useEditor, useToasts, useValue } from "tldraw";
import { parseTable } from "@/board/import/parse-table";
import { copyBlock, toTsv, type GridPosition } from "@/board/shapes/edit-grid";
import type { FeatureGridShape } from "@/board/shapes/feature-grid";
import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { inkOn } from "@/client/ui/ink-on";
import { t } from "@/client/ui/messages/t";
import { ItemTextField } from "../item-text-field";
import { useItems, useTextEditors, type TextEditor } from "../items-context";
import { describeCell, textPathAt } from "./describe-cell";
import { boxAt, positionAt, titleBox, type GridBox } from "./grid-boxes";
import { clampCursor, cursorAt, moveCursor, selectedBlock, type GridCursor } from "./grid-cursor";
import { createGridEdits } from "./grid-edits";
import { gridFieldId } from "./grid-field-id";
import type { GridSelection } from "./grid-selection";

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
            style={place(active)}
          />
        </div>
      </div>
      <div className="grid-block" style={place(around(boxAt(layout, block.from), boxAt(layout, block.to)))} />
      <Others itemId={shape.id} layout={layout} />
      {typing?.kind === "title" ? (
        <ItemTextField
          itemId={shape.id}
          path="title"
          label={t("grid.title")}
          placeholder={t("grid.titleMissing")}
          multiline
          autoFocus
          className="grid-typing grid-typing-title"
          style={place(titleBox(layout))}
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

/** The text of a cell or a label while it is typed: as large as it needs to be, over its neighbours. */
function CellField({
  shape,
  layout,
  at,
  from,
  onDone,
  onLeft,
}: {
  shape: FeatureGridShape;
  layout: GridLayout;
  at: GridPosition;
  from: string | null;
  onDone(key: string, back: boolean): void;
  onLeft(): void;
}) {
  const editor = useEditor();
  const box = boxAt(layout, at);
  const corner = at.row === -1 && at.column === -1;
  const began = useRef(false);
  const begin = (element: HTMLTextAreaElement | HTMLInputElement | null) => {
    if (!element || from === null || began.current) return;
    began.current = true;
    // As in a spreadsheet: typing over a cell replaces what it says.
    element.setRangeText(from, 0, element.value.length, "end");
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const keys = (event: KeyboardEvent) => {
    const plainEnter = event.key === "Enter" && !event.shiftKey;
    if (event.key !== "Escape" && event.key !== "Tab" && !plainEnter) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    onDone(event.key, event.shiftKey);
  };
  const style = { ...place(box), minHeight: box.h, height: undefined };
  if (corner) {
    return (
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
        autoFocus
        aria-label={t("grid.corner")}
        className="grid-typing"
        style={style}
        defaultValue={from ?? shape.props.corner}
        onKeyDown={(event) => {
          event.stopPropagation();
          keys(event);
        }}
        onPointerDown={(event) => event.stopPropagation()}
        onBlur={(event) => {
          createGridEdits(editor, shape).setCorner(event.target.value);
          onLeft();
        }}
      />
    );
  }
  const label = at.row === -1 || at.column === -1;
  return (
    <ItemTextField
      itemId={shape.id}
      path={textPathAt(layout, at)}
      label={describeCell(shape.props, at)}
      placeholder={label ? t("grid.labelMissing") : t("grid.noteMissing")}
      multiline
      autoFocus
      ref={begin}
      className="grid-typing"
      style={{ ...style, width: Math.max(box.w, label ? 160 : 220) }}
      onKeyDown={keys}
      onDone={() => onDone("Escape", false)}
      onBlur={onLeft}
    />
  );
}

/** Where the others are in a grid that this person only sees. */
export function GridPeople({ itemId, layout }: { itemId: string; layout: GridLayout }) {
  return (
    <div className="grid-people">
      <Others itemId={itemId} layout={layout} />
    </div>
  );
}

/** Where the others are in this grid. */
function Others({ itemId, layout }: { itemId: string; layout: GridLayout }) {
  const others = useTextEditors(itemId);
  return others.map((other) => <OtherCursor key={other.clientId} other={other} layout={layout} />);
}

function OtherCursor({ other, layout }: { other: TextEditor; layout: GridLayout }) {
  const at = positionOfPath(layout, other.path);
  if (!at) return null;
  return (
    <div className="grid-other" style={{ ...place(boxAt(layout, at)), outlineColor: other.color }}>
      <span style={{ background: other.color, color: inkOn(other.color) }}>
        {other.name || t("itemText.nameless")}
      </span>
    </div>
  );
}

function positionOfPath(layout: GridLayout, path: string): GridPosition | null {
  const [list, id = ""] = path.split("/");
  if (list === "rows")
    return found({ row: layout.rows.findIndex((row) => row.id === id), column: -1 }, "row");
  if (list === "columns")
    return found({ row: -1, column: layout.columns.findIndex((column) => column.id === id) }, "column");
  if (list !== "cells") return null;
  for (const [row, { cells }] of layout.rows.entries()) {
    const column = cells.findIndex((cell) => cell.key === id);
    if (column !== -1) return { row, column };
  }
  return null;
}

function found(at: GridPosition, axis: keyof GridPosition): GridPosition | null {
  return at[axis] === -1 ? null : at;
}

function place({ x, y, w, h }: GridBox): CSSProperties {
  return { left: x, top: y, width: w, height: h };
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

/** Moves the camera just so far that the cell is in view. */
function revealCell(editor: ReturnType<typeof useEditor>, shape: FeatureGridShape, box: GridBox): void {
  const transform = editor.getShapePageTransform(shape);
  const corners = [
    transform.applyToPoint({ x: box.x, y: box.y }),
    transform.applyToPoint({ x: box.x + box.w, y: box.y + box.h }),
  ];
  const view = editor.getViewportPageBounds().clone();
  const zoom = editor.getZoomLevel();
  const panel = document.querySelector(".grid-panel")?.getBoundingClientRect();
  const screen = editor.getViewportScreenBounds();
  // What the panel covers is not in view: beside it on a large screen, above it on a small one.
  if (panel && panel.width < screen.w * 0.7) view.w -= (screen.maxX - panel.left) / zoom;
  else if (panel) view.h -= panel.height / zoom;
  const margin = 24 / zoom;
  const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))];
  const dx = left < view.minX + margin ? view.minX + margin - left : Math.min(0, view.maxX - margin - right);
  const dy = top < view.minY + margin ? view.minY + margin - top : Math.min(0, view.maxY - margin - bottom);
  if (dx === 0 && dy === 0) return;
  const camera = editor.getCamera();
  editor.setCamera({ x: camera.x + dx, y: camera.y + dy, z: camera.z });
}
