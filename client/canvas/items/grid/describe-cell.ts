import { cellToWords } from "@/board/shapes/cell-words";
import type { GridPosition } from "@/board/shapes/edit-grid";
import { cellKey, type FeatureGridProps } from "@/board/shapes/feature-grid";
import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { inOrder } from "@/board/shapes/item-fields";
import { t } from "@/client/ui/messages/t";

/** A cell or a label in one sentence, for a screen reader. */
export function describeCell(props: FeatureGridProps, { row, column }: GridPosition): string {
  const [line, place] = [inOrder(props.rows)[row], inOrder(props.columns)[column]];
  if (!line && !place) return t("grid.cornerIs", { label: props.corner });
  if (!line) return t("grid.columnIs", { label: place?.label || t("grid.unnamed") });
  if (!place) return t("grid.rowIs", { label: line.label || t("grid.unnamed") });
  const cell = props.cells[cellKey(line.id, place.id)];
  const said = [cellToWords(props.legend, cell), cell?.asOf && t("grid.trueAsOf", { asOf: cell.asOf })];
  const words = said.filter(Boolean).join(", ");
  return t("grid.cellIs", {
    row: line.label || t("grid.unnamed"),
    column: place.label || t("grid.unnamed"),
    words: words || t("grid.empty"),
  });
}

/** Path of the text at a position, below the props: the note of a cell, a label; the corner has its prop's name. */
export function textPathAt({ rows, columns }: GridLayout, { row, column }: GridPosition): string {
  const [line, place] = [rows[row], columns[column]];
  if (line && place) return `cells/${cellKey(line.id, place.id)}/note`;
  if (line) return `rows/${line.id}/label`;
  return place ? `columns/${place.id}/label` : "corner";
}
