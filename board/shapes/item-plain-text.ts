import { inOrder, type EvidenceLink, type Entries } from "./item-fields";
import type { ItemShape } from "./item-shapes";

type Content<S> = S extends ItemShape ? Pick<S, "type" | "props"> : never;

/** All that people wrote into an item, a line each: what search finds and what is copied as text. */
export function itemPlainText(item: Content<ItemShape>): string {
  return linesOf(item)
    .filter((line) => line.trim() !== "")
    .join("\n");
}

function linesOf(item: Content<ItemShape>): string[] {
  switch (item.type) {
    case "question": {
      const { text, answer, quantity, quantitySource, quantityUrl, evidence } = item.props;
      return [text, answer, quantity, quantitySource, quantityUrl, ...links(evidence)];
    }
    case "proposal": {
      const { title, summary, origin, code, points } = item.props;
      return [
        title,
        summary,
        origin,
        ...inOrder(code).map(({ label, url, effect }) => joined(label, url, effect)),
        ...inOrder(points).map(({ sign, text, author, settled }) =>
          joined(`${SIGNS[sign]} ${text}`, author && `(${author})`, settled && `[${settled}]`),
        ),
      ];
    }
    case "feature-grid": {
      const { title, rows, columns, cells, evidence } = item.props;
      const heads = inOrder(columns);
      return [
        title,
        heads.map(({ label }) => label).join("\t"),
        ...inOrder(rows).map((row) =>
          [
            row.label,
            ...heads.map((column) => {
              const cell = cells[`${row.id}:${column.id}`];
              return joined(cell?.status ?? "", cell?.note ?? "");
            }),
          ].join("\t"),
        ),
        ...links(evidence),
      ];
    }
    case "decision": {
      const { text, dissent } = item.props;
      return [text, ...inOrder(dissent).map(({ who, why }) => (who === "" ? why : `${who}: ${why}`))];
    }
    case "action-item": {
      const { text, owner, due } = item.props;
      return [text, joined(owner, due)];
    }
  }
}

const SIGNS = { positive: "+", negative: "−", blocking: "■" } as const;

function links(evidence: Entries<EvidenceLink>): string[] {
  return inOrder(evidence).map(({ label, url }) => joined(label, url));
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part.trim() !== "").join(" ");
}
