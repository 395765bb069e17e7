import type { MarkName } from "@/board/shapes/item-marks";
import type { ItemType } from "@/board/shapes/item-shapes";

export interface ItemKind {
  type: ItemType;
  mark: MarkName;
  /** Shortcut in tldraw's notation; none of tldraw's own. */
  kbd: string;
  /** Chooses it in the menu of new things. */
  letter: string;
}

/** The items in the order in which a discussion makes them. */
export const ITEM_KINDS: readonly ItemKind[] = [
  { type: "question", mark: "question", kbd: "shift+q", letter: "q" },
  { type: "proposal", mark: "proposal", kbd: "shift+p", letter: "p" },
  { type: "feature-grid", mark: "grid", kbd: "shift+g", letter: "g" },
  { type: "decision", mark: "decision", kbd: "shift+c", letter: "c" },
  { type: "action-item", mark: "action", kbd: "shift+a", letter: "a" },
];

/** Opens the menu of new things. */
export const ADD_ITEM_KBD = "i";
