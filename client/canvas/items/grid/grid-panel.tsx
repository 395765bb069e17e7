"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { createPortal } from "react-dom";
import { useEditor, useValue } from "tldraw";
import type { GridPosition } from "@/board/shapes/edit-grid";
import type { FeatureGridShape } from "@/board/shapes/feature-grid";
import { inOrder } from "@/board/shapes/item-fields";
import { LEGENDS } from "@/board/shapes/legends";
import { t } from "@/client/ui/messages/t";
import { Mark } from "../mark";
import { AddressField } from "../panel/address-field";
import { ChoiceRow, type Choice } from "../panel/choice-row";
import { useKeysStayHere } from "../panel/item-panel";
import { LineField } from "../panel/line-field";
import { TextBox } from "../panel/text-box";
import { useStep } from "../panel/use-step";
import { textPathAt } from "./describe-cell";
import type { FeatureGridShapeUtil } from "./feature-grid-shape-util";
import { clampCursor, cursorAt, selectedBlock } from "./grid-cursor";
import { createGridEdits, type GridEdits } from "./grid-edits";
import { gridFieldId } from "./grid-field-id";
import { GridFields, LineFields, type GridPart } from "./grid-fields";

/** From this width of the canvas on the panel stands open beside the grid; below it is a sheet that begins closed. */
const WIDE_PX = 1000;

/** Cell, row, column and grid as fields, while a grid is edited: for everything that has no key, and for fingers. */
export function GridPanel() {
  const editor = useEditor();
  const shape = useValue("grid being edited", () => editedGrid(editor), [editor]);
  if (!shape) return null;
  return createPortal(<Panel key={shape.id} shape={shape} />, editor.getContainer());
}

function editedGrid(editor: ReturnType<typeof useEditor>): FeatureGridShape | null {
  const shape = editor.getEditingShape();
  return shape?.type === "feature-grid" && !editor.getIsReadonly() ? (shape as FeatureGridShape) : null;
}

function Panel({ shape }: { shape: FeatureGridShape }) {
  const editor = useEditor();
  const element = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(() => editor.getViewportScreenBounds().w >= WIDE_PX);
  const util = editor.getShapeUtil<FeatureGridShapeUtil>("feature-grid");
  const layout = useValue("grid layout", () => util.layoutOf(shape), [util, shape]);
  const size = { rows: layout.rows.length, columns: layout.columns.length };
  const first = cursorAt(Math.min(0, size.rows - 1), Math.min(0, size.columns - 1));
  const cursor = useValue("grid cursor", () => util.selection.get(), [util]) ?? first;
  const { at } = clampCursor(cursor, size);
  const edits = createGridEdits(editor, shape);
  useKeysStayHere(element);

  const back = () => document.getElementById(gridFieldId(shape.id))?.focus({ preventScroll: true });
  const done = () => {
    editor.complete();
    editor.getContainer().focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && event.key !== "F6") return;
    // From the fields to the cells; from there a second Escape ends the editing.
    event.preventDefault();
    event.stopPropagation();
    back();
  };
  const go = (to: GridPosition) => util.selection.set(cursorAt(to.row, to.column));

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape in any of its fields
    <section
      ref={element}
      role="dialog"
      aria-label={t("item.edit", { kind: t("item.feature-grid") })}
      className="item-panel grid-panel"
      data-testid="grid-panel"
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    >
      <header className="item-panel-head">
        <Mark name="grid" />
        <h2 className="truncate">{t("item.feature-grid")}</h2>
        <button
          type="button"
          className="item-small-button ml-auto"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
          {open ? t("grid.less") : t("grid.more")}
        </button>
        <button type="button" className="item-small-button" title={t("item.editHint")} onClick={done}>
          {t("item.done")}
        </button>
      </header>
      <div className="item-panel-body">
        <StatusChoice shape={shape} at={at} block={selectedBlock(clampCursor(cursor, size))} edits={edits} />
        {open ? (
          <>
            <CellFields shape={shape} layout={layout} at={at} edits={edits} onDone={back} />
            {at.row >= 0 ? (
              <LineFields
                axis="rows"
                shape={shape}
                layout={layout}
                at={at}
                edits={edits}
                go={go}
                onDone={back}
              />
            ) : null}
            {at.column >= 0 ? (
              <LineFields
                axis="columns"
                shape={shape}
                layout={layout}
                at={at}
                edits={edits}
                go={go}
                onDone={back}
              />
            ) : null}
            <hr className="border-line" />
            <GridFields shape={shape} edits={edits} onDone={back} />
            <p className="text-xs text-muted">{t("grid.keys")}</p>
          </>
        ) : null}
      </div>
    </section>
  );
}

function StatusChoice({
  shape,
  at,
  block,
  edits,
}: {
  shape: FeatureGridShape;
  at: GridPosition;
  block: { from: GridPosition; to: GridPosition };
  edits: GridEdits;
}) {
  const { legend, cells } = shape.props;
  const key = keyAt(shape, at);
  if (LEGENDS[legend].length === 0 || key === null) return null;
  const choices: Choice<string>[] = [
    ...LEGENDS[legend].map(({ status, word, drawing, tone, key: letter }) => ({
      value: status,
      label: `${word} (${letter})`,
      ...(drawing ? { mark: drawing } : {}),
      tone,
    })),
    { value: "", label: t("grid.empty") },
  ];
  return (
    <ChoiceRow
      legend={t("grid.status")}
      value={cells[key]?.status ?? ""}
      choices={choices}
      onChoose={(status) => edits.setStatus(block, status)}
    />
  );
}

function CellFields({ shape, layout, at, edits, onDone }: GridPart) {
  const step = useStep();
  const key = keyAt(shape, at);
  if (key === null) return null;
  const cell = shape.props.cells[key];
  const path = textPathAt(layout, at);
  return (
    <>
      <TextBox
        key={path}
        multiline
        itemId={shape.id}
        path={path}
        label={shape.props.legend === "text" ? t("grid.words") : t("grid.note")}
        placeholder={t("grid.noteMissing")}
        onDone={onDone}
      />
      <AddressField
        key={`${key} evidence`}
        label={t("grid.evidence")}
        value={cell?.evidence ?? ""}
        onBegin={step.begin}
        onType={(evidence) => edits.setCell(key, { evidence }, step.take("evidence"))}
      />
      <LineField
        label={t("grid.asOf")}
        placeholder={t("grid.asOfExample")}
        value={cell?.asOf ?? ""}
        onBegin={step.begin}
        onType={(asOf) => edits.setCell(key, { asOf }, step.take("as of"))}
      />
    </>
  );
}

/** Key of the cell at a position; null on a label. */
function keyAt({ props }: FeatureGridShape, { row, column }: GridPosition): string | null {
  const [line, place] = [inOrder(props.rows)[row], inOrder(props.columns)[column]];
  return line && place ? `${line.id}:${place.id}` : null;
}
