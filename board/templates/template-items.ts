import { getIndices } from "@tldraw/utils";
import { newActionItem } from "../shapes/action-item";
import { newDecision } from "../shapes/decision";
import { cellKey, newFeatureGrid, type FeatureGridProps } from "../shapes/feature-grid";
import type { Entries } from "../shapes/item-fields";
import type { CardContent } from "../shapes/item-layout";
import { newProposal } from "../shapes/proposal";
import { newQuestion } from "../shapes/question";
import type { TemplateCard, TemplateGrid, TemplateLink } from "./template-data";

/** Entries in their order, with the same ids whenever the template is used. */
function entries<E extends object>(prefix: string, list: readonly E[]): Entries<E & { index: string }> {
  const indices = getIndices(list.length);
  return Object.fromEntries(
    list.map((entry, n) => [`${prefix}${n + 1}`, { ...entry, index: indices[n] ?? "a1" }]),
  );
}

function links(list: readonly TemplateLink[] = []) {
  return entries("e", list);
}

/** Type and props of a card that is `w` pixels wide and as low as it can be. `idOf` gives the item id of a key. */
export function cardContent(card: TemplateCard, w: number, idOf: (key: string) => string): CardContent {
  const { key: _key, ...fields } = card;
  switch (fields.type) {
    case "question": {
      const { type, evidence, ...props } = fields;
      return { type, props: { ...newQuestion(), ...props, w, evidence: links(evidence) } };
    }
    case "proposal": {
      const { type, points = [], code = [], ...props } = fields;
      const lists = {
        points: entries(
          "p",
          points.map((point) => ({ ...point, author: "", settled: "" })),
        ),
        code: entries(
          "c",
          code.map(({ label, url = "", effect = "" }) => ({ label, url, effect })),
        ),
      };
      return { type, props: { ...newProposal(), ...props, w, ...lists } };
    }
    case "decision": {
      const { type, dissent = [], restsOn = [], ...props } = fields;
      const indices = getIndices(restsOn.length);
      const lists = {
        dissent: entries("d", dissent),
        restsOn: Object.fromEntries(restsOn.map((key, n) => [idOf(key), { index: indices[n] ?? "a1" }])),
      };
      return { type, props: { ...newDecision(), ...props, w, ...lists } };
    }
    case "action-item": {
      const { type, origin = "", ...props } = fields;
      return {
        type,
        props: { ...newActionItem(), ...props, w, origin: origin === "" ? "" : idOf(origin) },
      };
    }
  }
}

/** Props of a grid that is `w` pixels wide. */
export function gridProps(grid: TemplateGrid, w: number): FeatureGridProps {
  const rows = entries(
    "r",
    grid.rows.map(({ label }) => ({ label })),
  );
  const columns = entries(
    "c",
    grid.columns.map((label) => ({ label })),
  );
  const cells = Object.fromEntries(
    grid.rows.flatMap(({ cells: own = [] }, r) =>
      own.flatMap((cell, c) =>
        Object.keys(cell).length === 0 ? [] : [[cellKey(`r${r + 1}`, `c${c + 1}`), cell] as const],
      ),
    ),
  );
  const { title, legend, corner, asOf = "", evidence } = grid;
  return {
    ...newFeatureGrid(),
    w,
    title,
    legend,
    corner,
    rows,
    columns,
    cells,
    asOf,
    evidence: links(evidence),
  };
}
