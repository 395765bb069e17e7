import { useId, useState } from "react";
import { useEditor } from "tldraw";
import { cellToWords } from "@/board/shapes/cell-words";
import { cellKey, type FeatureGridShape } from "@/board/shapes/feature-grid";
import { inOrder } from "@/board/shapes/item-fields";
import { LEGENDS } from "@/board/shapes/legends";
import { t } from "@/client/ui/messages/t";
import { createGridEdits } from "../grid/grid-edits";
import { TextBox } from "../panel/text-box";

/** A grid as a table: what a screen reader walks through cell by cell. */
export function GridOutline({ shape: { props } }: { shape: FeatureGridShape }) {
  const [rows, columns] = [inOrder(props.rows), inOrder(props.columns)];
  if (rows.length === 0 || columns.length === 0)
    return <p className="text-sm text-muted">{t("outline.noRows")}</p>;
  return (
    <div className="mt-1 overflow-x-auto rounded-sm border border-line">
      <table className="w-full border-collapse text-xs">
        <thead>
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-[600] text-muted">
              {props.corner}
            </th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col" className="px-2 py-1 text-left font-[600] text-muted">
                {label || t("grid.unnamed")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-t border-line">
              <th scope="row" className="px-2 py-1 text-left align-top font-[500]">
                {row.label || t("grid.unnamed")}
              </th>
              {columns.map((column) => (
                <td key={column.id} className="px-2 py-1 align-top">
                  {cellToWords(props.legend, props.cells[cellKey(row.id, column.id)])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A grid as fields: one row at a time, since a large grid has thousands of cells. */
export function GridOutlineEditor({ shape, onDone }: { shape: FeatureGridShape; onDone(): void }) {
  const editor = useEditor();
  const { props } = shape;
  const [rows, columns] = [inOrder(props.rows), inOrder(props.columns)];
  const [chosen, setChosen] = useState("");
  const rowFieldId = useId();
  const row = rows.find(({ id }) => id === chosen) ?? rows[0];
  const edits = createGridEdits(editor, shape);
  return (
    <>
      <TextBox
        multiline
        autoFocus
        itemId={shape.id}
        path="title"
        label={t("grid.title")}
        placeholder={t("grid.titleMissing")}
        onDone={onDone}
      />
      {row && columns.length > 0 ? (
        <>
          <div className="item-field">
            <label htmlFor={rowFieldId} className="item-label">
              {t("outline.row")}
            </label>
            <select
              id={rowFieldId}
              className="item-input"
              value={row.id}
              onChange={(event) => setChosen(event.target.value)}
            >
              {rows.map(({ id, label }, n) => (
                <option key={id} value={id}>{`${n + 1}. ${label || t("grid.unnamed")}`}</option>
              ))}
            </select>
          </div>
          {columns.map((column) => (
            <CellFields
              key={`${row.id} ${column.id}`}
              shape={shape}
              cell={cellKey(row.id, column.id)}
              label={column.label || t("grid.unnamed")}
              onStatus={(status) => edits.setCell(cellKey(row.id, column.id), { status }, "set status")}
              onDone={onDone}
            />
          ))}
        </>
      ) : (
        <p className="text-sm text-muted">{t("outline.noRows")}</p>
      )}
      <div className="flex flex-wrap gap-1">
        {(["rows", "columns"] as const).map((axis) => (
          <button
            key={axis}
            type="button"
            className="item-small-button"
            onClick={() => edits.insertBeside(axis, { row: Infinity, column: Infinity })}
          >
            {t(axis === "rows" ? "grid.append.row" : "grid.append.column")}
          </button>
        ))}
      </div>
    </>
  );
}

function CellFields({
  shape,
  cell,
  label,
  onStatus,
  onDone,
}: {
  shape: FeatureGridShape;
  cell: string;
  label: string;
  onStatus(status: string): void;
  onDone(): void;
}) {
  const { legend, cells } = shape.props;
  const statusId = useId();
  const status = cells[cell]?.status ?? "";
  const known = LEGENDS[legend].some((mark) => mark.status === status);
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)] items-end gap-2">
      <legend className="sr-only">{label}</legend>
      {LEGENDS[legend].length === 0 ? null : (
        <div className="item-field">
          <label htmlFor={statusId} className="item-label truncate">
            {label}
          </label>
          <select
            id={statusId}
            className="item-input"
            value={status}
            onChange={(event) => onStatus(event.target.value)}
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
        label={LEGENDS[legend].length === 0 ? label : `${label}: ${t("grid.note")}`}
        quiet={LEGENDS[legend].length > 0}
        placeholder={t("grid.noteMissing")}
        onDone={onDone}
      />
    </fieldset>
  );
}
