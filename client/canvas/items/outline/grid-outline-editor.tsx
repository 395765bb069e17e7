import { useId, useState } from "react";
import { useEditor, useValue } from "tldraw";
import type { Axis } from "@/board/shapes/edit-grid";
import { cellKey, type FeatureGridShape } from "@/board/shapes/feature-grid";
import { inOrder } from "@/board/shapes/item-fields";
import { LEGENDS } from "@/board/shapes/legends";
import { t } from "@/client/ui/messages/t";
import type { FeatureGridShapeUtil } from "../grid/feature-grid-shape-util";
import { createGridEdits, type GridEdits } from "../grid/grid-edits";
import { GridFields, LineFields } from "../grid/grid-fields";
import { AddressField } from "../panel/address-field";
import { LineField } from "../panel/line-field";
import { TextBox } from "../panel/text-box";
import { useStep } from "../panel/use-step";

/** A grid as fields: one row and one column at a time, since a large grid has thousands of cells. */
export function GridOutlineEditor({ shape, onDone }: { shape: FeatureGridShape; onDone(): void }) {
  const editor = useEditor();
  const { props } = shape;
  const [chosen, setChosen] = useState<Record<Axis, string>>({ rows: "", columns: "" });
  const lines = { rows: inOrder(props.rows), columns: inOrder(props.columns) };
  const util = editor.getShapeUtil<FeatureGridShapeUtil>("feature-grid");
  const layout = useValue("grid layout", () => util.layoutOf(shape), [util, shape]);
  const edits = createGridEdits(editor, shape);
  const choose = (axis: Axis, position: number) =>
    setChosen((before) => ({ ...before, [axis]: lines[axis][position]?.id ?? "" }));
  /** Where the chosen line is now; the first one before anything was chosen, and when it has gone. */
  const at = {
    row: placeOf(lines.rows, chosen.rows),
    column: placeOf(lines.columns, chosen.columns),
  };
  const row = lines.rows[at.row];
  const parts = { shape, layout, at, edits, onDone };
  return (
    <>
      <GridFields shape={shape} edits={edits} autoFocus onDone={onDone} />
      {row ? (
        <fieldset className="grid min-w-0 gap-3">
          <LineChoice axis="rows" lines={lines.rows} value={row.id} onChoose={(n) => choose("rows", n)} />
          <LineFields {...parts} axis="rows" go={({ row: n }) => choose("rows", n)} />
          {lines.columns.map((column) => (
            <CellFields
              key={`${row.id} ${column.id}`}
              shape={shape}
              cell={cellKey(row.id, column.id)}
              label={column.label || t("grid.unnamed")}
              edits={edits}
              onDone={onDone}
            />
          ))}
        </fieldset>
      ) : (
        <p className="text-sm text-muted">{t("outline.noRows")}</p>
      )}
      {lines.columns[at.column] ? (
        <fieldset className="grid min-w-0 gap-3">
          <LineChoice
            axis="columns"
            lines={lines.columns}
            value={lines.columns[at.column]?.id ?? ""}
            onChoose={(n) => choose("columns", n)}
          />
          <LineFields {...parts} axis="columns" go={({ column: n }) => choose("columns", n)} />
        </fieldset>
      ) : null}
    </>
  );
}

function placeOf(lines: readonly { id: string }[], id: string): number {
  return Math.max(
    0,
    lines.findIndex((line) => line.id === id),
  );
}

function LineChoice({
  axis,
  lines,
  value,
  onChoose,
}: {
  axis: Axis;
  lines: readonly { id: string; label: string }[];
  value: string;
  onChoose(position: number): void;
}) {
  const id = useId();
  return (
    <div className="item-field">
      <label htmlFor={id} className="item-label">
        {t(axis === "rows" ? "outline.row" : "outline.column")}
      </label>
      <select
        id={id}
        className="item-input"
        value={value}
        onChange={(event) => onChoose(event.target.selectedIndex)}
      >
        {lines.map((line, n) => (
          <option key={line.id} value={line.id}>{`${n + 1}. ${line.label || t("grid.unnamed")}`}</option>
        ))}
      </select>
    </div>
  );
}

function CellFields({
  shape,
  cell,
  label,
  edits,
  onDone,
}: {
  shape: FeatureGridShape;
  cell: string;
  label: string;
  edits: GridEdits;
  onDone(): void;
}) {
  const { legend, cells } = shape.props;
  const step = useStep();
  const statusId = useId();
  const { status = "", evidence = "", asOf = "" } = cells[cell] ?? {};
  const known = LEGENDS[legend].some((mark) => mark.status === status);
  const words = LEGENDS[legend].length === 0;
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">{label}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)] items-end gap-2">
        {words ? null : (
          <div className="item-field">
            <label htmlFor={statusId} className="item-label truncate">
              {label}
            </label>
            <select
              id={statusId}
              className="item-input"
              value={status}
              onChange={(event) => edits.setCell(cell, { status: event.target.value }, "set status")}
            >
              <option value="">{t("grid.empty")}</option>
              {known || status === "" ? null : <option value={status}>{status}</option>}
              {LEGENDS[legend].map((mark) => (
                <option key={mark.status} value={mark.status}>
                  {mark.word}
                </option>
              ))}
            </select>
          </div>
        )}
        <TextBox
          multiline
          itemId={shape.id}
          path={`cells/${cell}/note`}
          label={words ? label : `${label}: ${t("grid.note")}`}
          quiet={!words}
          placeholder={t("grid.noteMissing")}
          onDone={onDone}
        />
      </div>
      <details className="text-xs text-muted">
        <summary className="cursor-pointer py-1">
          {[t("grid.evidence"), t("grid.asOf")].join(", ")}
          <span className="sr-only">: {label}</span>
        </summary>
        <div className="grid gap-2 pb-2">
          <AddressField
            label={`${t("grid.evidence")}: ${label}`}
            value={evidence}
            onBegin={step.begin}
            onType={(url) => edits.setCell(cell, { evidence: url }, step.take("evidence"))}
          />
          <LineField
            label={`${t("grid.asOf")}: ${label}`}
            placeholder={t("grid.asOfExample")}
            value={asOf}
            onBegin={step.begin}
            onType={(date) => edits.setCell(cell, { asOf: date }, step.take("as of"))}
          />
        </div>
      </details>
    </fieldset>
  );
}
