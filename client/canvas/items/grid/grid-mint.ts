import { getIndicesBetween, type IndexKey } from "tldraw";
import type { GridMint } from "@/board/shapes/edit-grid";

const ID_BYTES = 6;

/**
 * Ids and indexes of new rows and columns. Indexes are drawn by lot between their neighbours, so that two people who
 * add at the same place at once rarely get the same; if they do, ids decide.
 */
export const gridMint: GridMint = {
  id: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) => (byte % 36).toString(36)).join(""),
  indexes: (lower, upper, count) => {
    // Equal neighbours (two people at once) have nothing between them.
    const above = upper !== null && lower !== null && upper <= lower ? null : upper;
    return getIndicesBetween(lower as IndexKey | null, above as IndexKey | null, count);
  },
};
