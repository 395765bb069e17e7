import { createContext, useContext } from "react";
import { atom, type Atom, type TLShapeId, type VecLike } from "tldraw";

/** Where the menu of new things was asked for. */
export interface QuickAddPlace {
  /** In page space: where the new thing comes; null: in the middle of what is seen. */
  at: VecLike | null;
  /** Where the menu stands: in pixels of the canvas's screen; null: above the toolbar. */
  menu: { x: number; y: number } | null;
}

/** What tldraw's actions and our parts of its interface share, one for each canvas. */
export interface ItemUi {
  boardId: string;
  /** The open menu of new things; null while it is closed. */
  quickAdd: Atom<QuickAddPlace | null>;
  /** Where the pointer is over the page, in client pixels; null before it moved, and for fingers. */
  pointer: Atom<{ x: number; y: number } | null>;
  /** The item that the page's address names, until the person does something. */
  marked: Atom<TLShapeId | null>;
}

export function createItemUi(boardId: string): ItemUi {
  return {
    boardId,
    quickAdd: atom("quick add", null),
    pointer: atom("pointer", null),
    marked: atom("marked item", null),
  };
}

const ItemUiContext = createContext<ItemUi | null>(null);

export const ItemUiProvider = ItemUiContext.Provider;

/** Null on the room screen, where nothing is made. */
export function useItemUi(): ItemUi | null {
  return useContext(ItemUiContext);
}
