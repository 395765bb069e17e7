import { cellToWords } from "@/board/shapes/cell-words";
import { cellKey, type FeatureGridShape, type GridCell } from "@/board/shapes/feature-grid";
import { inOrder } from "@/board/shapes/item-fields";
import { summaryWords } from "@/board/shapes/feature-grid-layout";
import { countMarks } from "@/board/shapes/grid-summary";
import { LEGENDS, type LegendId } from "@/board/shapes/legends";
import { shortAddress } from "@/board/shapes/text-links";
import { t } from "@/client/ui/messages/t";
import { createGridWords } from "../grid/grid-words";
import { Links } from "./outline-links";

/** A grid as a table: what a screen reader walks through cell by cell. */
export function GridOutline({ shape: { props } }: { shape: FeatureGridShape }) {
  const [rows, columns] = [Object.keys(props.rows), Object.keys(props.columns)];
  const count = countMarks(props, rows, columns);
  const sources = inOrder(props.evidence);
  const about = createGridWords(props.legend).about({ asOf: props.asOf, sources: sources.length });
  return (
    <div className="grid gap-1 text-sm">
      {about === "" ? null : <p className="text-muted wrap-anywhere">{about}</p>}
      {LEGENDS[props.legend].length === 0 || count.cells === 0 ? null : (
        <p className="text-muted">{summaryWords(count)}</p>
      )}
      {rows.length === 0 || columns.length === 0 ? (
        <p className="text-muted">{t("outline.noRows")}</p>
      ) : (
        <Table props={props} />
      )}
      <Links links={sources} />
    </div>
  );
}

function Table({ props }: Pick<FeatureGridShape, "props">) {
  const [rows, columns] = [inOrder(props.rows), inOrder(props.columns)];
  return (
    <div className="mt-1 overflow-x-auto rounded-sm border border-line">
      <table className="w-full border-collapse text-xs [overflow-wrap:normal]">
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
                  <CellWords legend={props.legend} cell={props.cells[cellKey(row.id, column.id)]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellWords({ legend, cell }: { legend: LegendId; cell: Partial<GridCell> | undefined }) {
  const said = [cellToWords(legend, cell), cell?.asOf && t("grid.trueAsOf", { asOf: cell.asOf })];
  return (
    <>
      {said.filter(Boolean).join(", ")}
      {cell?.evidence ? (
        <>
          {" "}
          <a href={cell.evidence} target="_blank" rel="noreferrer" className="text-accent">
            {shortAddress(cell.evidence)}
          </a>
        </>
      ) : null}
    </>
  );
}
