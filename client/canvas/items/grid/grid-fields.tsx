import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useEditor } from "tldraw";
import type { Axis, GridPosition } from "@/board/shapes/edit-grid";
import { GRID_LINES, type FeatureGridShape } from "@/board/shapes/feature-grid";
import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { inOrder } from "@/board/shapes/item-fields";
import { LEGEND_IDS } from "@/board/shapes/legends";
import { t } from "@/client/ui/messages/t";
import { ChoiceRow } from "../panel/choice-row";
import { LineField } from "../panel/line-field";
import { LinksEditor } from "../panel/links-editor";
import { TextBox } from "../panel/text-box";
import { useStep } from "../panel/use-step";
import { updateItem } from "../update-item";
import { textPathAt } from "./describe-cell";
import type { GridEdits } from "./grid-edits";

/** What the fields of a part of a grid need. */
export interface GridPart {
  shape: FeatureGridShape;
  layout: GridLayout;
  at: GridPosition;
  edits: GridEdits;
  onDone(): void;
}

const ARROWS = {
  rows: { back: ArrowUp, on: ArrowDown, backKey: "ArrowUp", onKey: "ArrowDown" },
  columns: { back: ArrowLeft, on: ArrowRight, backKey: "ArrowLeft", onKey: "ArrowRight" },
} as const;

/** The row or column at a position: its name, its place among the others, and what is done with it. */
export function LineFields({
  axis,
  shape,
  layout,
  at,
  edits,
  go,
  onDone,
}: GridPart & { axis: Axis; go(to: GridPosition): void }) {
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

/** What the grid has as a whole. */
export function GridFields({
  shape,
  edits,
  autoFocus,
  onDone,
}: Pick<GridPart, "shape" | "edits" | "onDone"> & { autoFocus?: boolean }) {
  const editor = useEditor();
  const step = useStep();
  const { id, props } = shape;
  return (
    <>
      <TextBox
        multiline
        autoFocus={autoFocus}
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
