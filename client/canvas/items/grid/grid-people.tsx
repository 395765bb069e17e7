"use client";

import type { GridPosition } from "@/board/shapes/edit-grid";
import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { inkOn } from "@/client/ui/ink-on";
import { t } from "@/client/ui/messages/t";
import { useTextEditors, type TextEditor } from "../items-context";
import { boxAt } from "./grid-boxes";
import { placeBox } from "./place-box";

/** Where the others are in a grid that this person only sees. */
export function GridPeople({ itemId, layout }: { itemId: string; layout: GridLayout }) {
  return (
    <div className="grid-people">
      <GridCursors itemId={itemId} layout={layout} />
    </div>
  );
}

/** Where the others are in this grid. */
export function GridCursors({ itemId, layout }: { itemId: string; layout: GridLayout }) {
  const others = useTextEditors(itemId);
  return others.map((other) => <OtherCursor key={other.clientId} other={other} layout={layout} />);
}

function OtherCursor({ other, layout }: { other: TextEditor; layout: GridLayout }) {
  const at = positionOfPath(layout, other.path);
  if (!at) return null;
  return (
    <div className="grid-other" style={{ ...placeBox(boxAt(layout, at)), outlineColor: other.color }}>
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
