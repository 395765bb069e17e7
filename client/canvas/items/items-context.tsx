"use client";

import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { atom, isEqual, useValue, type Atom, type Editor } from "tldraw";
import type { BoardConnection, Peer } from "@/client/sync/board-connection";
import type { ItemTextAddress, ItemTexts } from "@/client/sync/item-texts";

/** Somebody else who is typing into a text of an item. */
export interface TextEditor {
  clientId: number;
  name: string;
  color: string;
  path: string;
}

/** What parts of an item need of the board: shapes on the canvas and the panels beside it. */
export interface Items {
  itemTexts: ItemTexts;
  /** Tells the others which text the person is typing into; null: none. */
  setEditing(address: ItemTextAddress | null): void;
  /** Whether the person may change items now; false on the room screen. */
  mayEdit: boolean;
}

type EditorsByPlace = ReadonlyMap<string, readonly TextEditor[]>;

interface ItemsValue extends Items {
  /** By item, and by item and path. */
  editors: Atom<EditorsByPlace>;
}

const ItemsContext = createContext<ItemsValue | null>(null);

const NOBODY: readonly TextEditor[] = [];
/** Colour of whoever sends none. */
const NO_COLOR = "#6b6f76";

function placeKey(itemId: string, path?: string): string {
  return path === undefined ? itemId : `${itemId}/${path}`;
}

/** Who types where; the arrays of places where nothing changed are those of `before`. */
function editorsByPlace(
  peers: readonly Peer[],
  selfId: string | null,
  before: EditorsByPlace,
): EditorsByPlace {
  const places = new Map<string, TextEditor[]>();
  for (const { clientId, name, color, editing, person } of peers) {
    // Another tab of this person is not somebody else.
    if (!editing || (selfId !== null && person?.id === selfId)) continue;
    const editor = { clientId, name: name.trim(), color: color ?? NO_COLOR, path: editing.path };
    for (const key of [placeKey(editing.item), placeKey(editing.item, editing.path)])
      places.set(key, [...(places.get(key) ?? []), editor]);
  }
  return new Map(
    [...places].map(([key, editors]) => {
      const known = before.get(key);
      return [key, known && isEqual(known, editors) ? known : editors];
    }),
  );
}

/** Gives shapes and panels the board's shared texts. `editor` is null until it is mounted. */
export function ItemsProvider({
  connection,
  peers,
  selfId,
  editor,
  children,
}: {
  connection: Pick<BoardConnection, "itemTexts" | "setEditing">;
  peers: readonly Peer[];
  /** The server's id of this person, when known. */
  selfId: string | null;
  editor: Editor | null;
  children: ReactNode;
}) {
  const [editors] = useState(() => atom<EditorsByPlace>("editors of items", new Map()));
  const mayEdit = useValue("may edit items", () => editor !== null && !editor.getIsReadonly(), [editor]);
  useEffect(() => {
    editors.set(editorsByPlace(peers, selfId, editors.get()));
  }, [editors, peers, selfId]);
  const { itemTexts, setEditing } = connection;
  const value = useMemo(
    () => ({ itemTexts, setEditing, mayEdit, editors }),
    [itemTexts, setEditing, mayEdit, editors],
  );
  return <ItemsContext.Provider value={value}>{children}</ItemsContext.Provider>;
}

/** Null outside of a board (a picture of it, a test of a shape). */
export function useItems(): Items | null {
  return useContext(ItemsContext);
}

/** Who else types into an item, or into one text of it. The same array until that changes. */
export function useTextEditors(itemId: string, path?: string): readonly TextEditor[] {
  const editors = useContext(ItemsContext)?.editors;
  return useValue("text editors", () => editors?.get().get(placeKey(itemId, path)) ?? NOBODY, [
    editors,
    itemId,
    path,
  ]);
}
