import { hasOutcome } from "@/board/shapes/decision";
import type { ItemShape } from "@/board/shapes/item-shapes";
import { inOrder } from "@/board/shapes/item-fields";
import { t } from "@/client/ui/messages/t";
import { itemName } from "./item-references";

/** An item in one sentence, for a screen reader: kind, state, what it is about. */
export function describeItem(item: ItemShape): string {
  const kind = t(`item.${item.type}`);
  const state = stateOf(item);
  return `${state === "" ? kind : `${kind}, ${state}`}: ${itemName(item)}`;
}

function stateOf(item: ItemShape): string {
  switch (item.type) {
    case "question":
      return t(`question.status.${item.props.status}`);
    case "proposal": {
      const points = inOrder(item.props.points);
      const count = points.length === 0 ? "" : `, ${t("proposal.count", { n: points.length })}`;
      return t(`proposal.disposition.${item.props.disposition}`) + count;
    }
    case "decision":
      return hasOutcome(item.props) ? t(`decision.outcome.${item.props.outcome}`) : "";
    case "action-item":
      return t(`action.status.${item.props.status}`);
    case "feature-grid":
      return "";
  }
}
