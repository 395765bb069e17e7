"use client";

import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronDown,
  ChevronUp,
  Plus,
  Trash2,
} from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { createPortal } from "react-dom";
import { useEditor, useValue } from "tldraw";
import type { Axis, GridPosition } from "@/board/shapes/edit-grid";
import { GRID_LINES, type FeatureGridShape } from "@/board/shapes/feature-grid";
import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { inOrder } from "@/board/shapes/item-fields";
import { LEGEND_IDS, LEGENDS } from "@/board/shapes/legends";
import { t } from "@/client/ui/messages/t";
import { Mark } from "../mark";
import { AddressField } from "../panel/address-field";
import { ChoiceRow, type Choice } from "../panel/choice-row";
import { useKeysStayHere } from "../panel/item-panel";
import { LineField } from "../panel/line-field";
import { LinksEditor } from "../panel/links-editor";
import { TextBox } from "../panel/text-box";
import { useStep } from "../panel/use-step";
import { updateItem } from "../update-item";
import { textPathAt } from "./describe-cell";
import type { FeatureGridShapeUtil } from "./feature-grid-shape-util";
import { clampCursor, cursorAt, selectedBlock } from "./grid-cursor";
import { createGridEdits, type GridEdits } from "./grid-edits";
import { gridFieldId } from "./grid-field-id";

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

interface PartProps {
  shape: FeatureGridShape;
  layout: GridLayout;
  at: GridPosition;
  edits: GridEdits;
  onDone(): void;
}

function CellFields({ shape, layout, at, edits, onDone }: PartProps) {
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

const ARROWS = {
  rows: { back: ArrowUp, on: ArrowDown, backKey: "ArrowUp", onKey: "ArrowDown" },
  columns: { back: ArrowLeft, on: ArrowRight, backKey: "ArrowLeft", onKey: "ArrowRight" },
} as const;

function LineFields({
  axis,
  shape,
  layout,
  at,
  edits,
  go,
  onDone,
}: PartProps & { axis: Axis; go(to: GridPosition): void }) {
  const rows = axis === "rows";
  const position = rows ? at.row : at.column;
  const lines = inOrder(shape.props[axis]);
  const path = textPathAt(layout, rows ? { row: at.row, column: -1 } : { row: -1, column: at.column });
  const { back: Back, on: On, backKey, onKey } = ARROWS[axis];
  const kind = rows ? "row" : "column";
  const move = (arrow: string) => {
    const to = edits.moveLine(at, arrow);
    if (to) go(to);
  };
  return (
    <fieldset className="item-field">
      <legend className="sr-only">{t(`grid.${kind}`)}</legend>
      <TextBox
        key={path}
        itemId={shape.id}
        path={path}
        label={t(`grid.${kind}`)}
        placeholder={t("grid.labelMissing")}
        onDone={onDone}
      />
      <div className="mt-1.5 flex flex-wrap gap-1">
        <button
          type="button"
          className="item-small-button"
          disabled={lines.length >= GRID_LINES}
          onClick={() => go(edits.insertBeside(axis, at))}
        >
          <Plus size={14} aria-hidden />
          {t(`grid.add.${kind}`)}
        </button>
        <button
          type="button"
          className="item-icon-button"
          aria-label={t(`grid.back.${kind}`)}
          title={t(`grid.back.${kind}`)}
          disabled={position === 0}
          onClick={() => move(backKey)}
        >
          <Back size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="item-icon-button"
          aria-label={t(`grid.on.${kind}`)}
          title={t(`grid.on.${kind}`)}
          disabled={position === lines.length - 1}
          onClick={() => move(onKey)}
        >
          <On size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="item-icon-button"
          aria-label={t(`grid.remove.${kind}`)}
          title={t(`grid.remove.${kind}`)}
          onClick={() => edits.removeLine(axis, at)}
        >
          <Trash2 size={15} aria-hidden />
        </button>
      </div>
    </fieldset>
  );
}

function GridFields({ shape, edits, onDone }: { shape: FeatureGridShape; edits: GridEdits; onDone(): void }) {
  const editor = useEditor();
  const step = useStep();
  const { id, props } = shape;
  return (
    <>
      <hr className="border-line" />
      <TextBox
        multiline
        itemId={id}
        path="title"
        label={t("grid.title")}
        placeholder={t("grid.titleMissing")}
        onDone={onDone}
      />
      <div className="flex flex-wrap gap-1">
        {(["rows", "columns"] as const).map((axis) => (
          <button
            key={axis}
            type="button"
            className="item-small-button"
            disabled={Object.keys(props[axis]).length >= GRID_LINES}
            onClick={() => edits.insertBeside(axis, { row: Infinity, column: Infinity })}
          >
            <Plus size={14} aria-hidden />
            {t(axis === "rows" ? "grid.append.row" : "grid.append.column")}
          </button>
        ))}
      </div>
      <ChoiceRow
        legend={t("grid.legend")}
        value={props.legend}
        choices={LEGEND_IDS.map((value) => ({ value, label: t(`grid.legend.${value}`) }))}
        onChoose={(legend) => edits.set({ legend }, "legend")}
      />
      <div className="grid grid-cols-2 gap-2">
        <LineField
          label={t("grid.corner")}
          value={props.corner}
          onBegin={step.begin}
          onType={(corner) => edits.set({ corner }, step.take("corner"))}
        />
        <LineField
          label={t("grid.gridAsOf")}
          placeholder={t("grid.asOfExample")}
          value={props.asOf}
          onBegin={step.begin}
          onType={(asOf) => edits.set({ asOf }, step.take("as of"))}
        />
      </div>
      <LinksEditor
        title={t("grid.sources")}
        addLabel={t("item.addLink")}
        links={props.evidence}
        onChange={(name, change) =>
          updateItem(editor, { id, type: "feature-grid", step: name }, ({ evidence }) => ({
            evidence: change(evidence),
          }))
        }
      />
    </>
  );
}

/** Key of the cell at a position; null on a label. */
function keyAt({ props }: FeatureGridShape, { row, column }: GridPosition): string | null {
  const [line, place] = [inOrder(props.rows)[row], inOrder(props.columns)[column]];
  return line && place ? `${line.id}:${place.id}` : null;
}
