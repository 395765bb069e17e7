import type { GridLayout } from "@/board/shapes/feature-grid-layout";
import { LEGENDS, type LegendId } from "@/board/shapes/legends";
import { t } from "@/client/ui/messages/t";

/** What a grid says by itself, in the language of the page. Marks of legends are the same everywhere. */
export interface GridWords {
  kind: string;
  /** Heads the column and the row of sums. */
  sum: string;
  /** Stands for an empty title. */
  title: string;
  /** Names a link to what backs a cell up. */
  evidence: string;
  /** As of when it is true and how many sources it has, in one line; empty without either. */
  about(about: GridLayout["about"]): string;
}

/** The words of a grid with this legend: what its sums count is the legend's first mark, of scores the mean. */
export function createGridWords(legend: LegendId): GridWords {
  const counted = LEGENDS[legend][0]?.word ?? "";
  return {
    // An agenda or a list of criteria is the same item, but nobody calls it a grid of features.
    kind: legend === "kernel" ? t("item.feature-grid") : t("grid.kind"),
    sum: legend === "score" ? t("grid.mean") : t("grid.sum", { word: counted }),
    title: t("grid.titleMissing"),
    evidence: t("grid.evidence"),
    about: ({ asOf, sources }) =>
      [asOf && t("grid.trueAsOf", { asOf }), sources > 0 && t("grid.sourceCount", { n: sources })]
        .filter(Boolean)
        .join(" · "),
  };
}
