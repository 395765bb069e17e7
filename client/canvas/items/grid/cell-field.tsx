"use client";

import { useRef, type KeyboardEvent } from "react";
import { useEditor } from "tldraw";
import type { GridPosition } from "@/board/shapes/edit-grid";
import type { FeatureGridShape } from "@/board/shapes/feature-grid";
import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { t } from "@/client/ui/messages/t";
import { ItemTextField } from "../item-text-field";
import { describeCell, textPathAt } from "./describe-cell";
import { boxAt } from "./grid-boxes";
import { createGridEdits } from "./grid-edits";
import { placeBox } from "./place-box";

/** The text of a cell or a label while it is typed: as large as it needs to be, over its neighbours. */
export function CellField({
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
  const style = { ...placeBox(box), minHeight: box.h, height: undefined };
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
