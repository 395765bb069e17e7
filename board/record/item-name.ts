import type { ItemShape } from "@/board/shapes/item-shapes";

/** What an item is called in lists and references: its title or text, whole; empty while nobody filled it. */
export function itemName(item: ItemShape): string {
  switch (item.type) {
    case "proposal":
    case "feature-grid":
      return item.props.title.trim();
    case "question":
    case "decision":
    case "action-item":
      return item.props.text.trim();
  }
}
