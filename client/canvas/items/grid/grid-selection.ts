import type { Atom } from "tldraw";
import type { GridCursor } from "./grid-cursor";

/** Where the person is in the grid that is being edited; null before the first move. One per editor. */
export type GridSelection = Atom<GridCursor | null>;
