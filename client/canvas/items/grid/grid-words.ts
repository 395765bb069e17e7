import { t } from "@/client/ui/messages/t";

/** What a grid says by itself, in the language of the page. Marks of legends are the same everywhere. */
export interface GridWords {
  kind: string;
  sum: string;
  /** Stands for an empty title. */
  title: string;
}

export function createGridWords(): GridWords {
  return { kind: t("item.feature-grid"), sum: t("grid.sum"), title: t("grid.titleMissing") };
}
