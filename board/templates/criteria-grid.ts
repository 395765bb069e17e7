import type { GridCell } from "../shapes/feature-grid";
import type { Block } from "./template-data";

/** What proposals are compared by. */
const CRITERIA = [
  "Implementation cost",
  "Maintenance cost",
  "Risks",
  "Possible hardening",
  "Effect visible to users",
  "Limits for authors",
] as const;

/** Words by criterion; a criterion that nobody spoke to is left out. */
export type Assessment = Partial<Record<(typeof CRITERIA)[number], string>>;

/** Proposals × criteria: a grid of words, since a number for a cost or a risk says less than what it consists of. */
export function criteriaGrid(
  rows: readonly { label: string; assessment?: Assessment }[],
  evidence: readonly { url: string; label: string }[] = [],
): Block {
  return {
    kind: "grid",
    grid: {
      title: "Proposals × criteria",
      legend: "text",
      corner: "Proposal",
      columns: CRITERIA,
      rows: rows.map(({ label, assessment = {} }) => ({
        label,
        cells: CRITERIA.map((criterion): Partial<GridCell> => {
          const note = assessment[criterion];
          return note === undefined ? {} : { note };
        }),
      })),
      evidence,
    },
  };
}
