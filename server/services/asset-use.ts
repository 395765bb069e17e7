import * as Y from "yjs";
import { kindOf, readRecord, type RecordMap } from "@/board/document/canvas-record";
import { recordMaps } from "@/board/document/record-maps";
import { hashOfAssetSource } from "@/contract/assets";

export interface AssetUse {
  /** Content hashes of pictures that something on the canvas shows. */
  shown: Set<string>;
  /** Content hashes that asset records name: those of deleted pictures too, since their records stay. */
  recorded: Set<string>;
  /** Ids of records that cannot be read: whether they show a picture nobody can tell. */
  unreadable: string[];
}

/** They show no pictures, and unpacking their points is what would take the time. */
const STROKES: readonly unknown[] = ["draw", "highlight"];

/** How a canvas document (v2 update) uses pictures. */
export function assetUseOf(update: Uint8Array): AssetUse {
  const doc = new Y.Doc();
  try {
    Y.applyUpdateV2(doc, update);
    return readUse(recordMaps(doc));
  } finally {
    doc.destroy();
  }
}

function readUse(maps: Y.Map<RecordMap>): AssetUse {
  const hashes = new Map<string, string>();
  const named = new Set<string>();
  const unreadable: string[] = [];
  for (const [id, map] of maps.entries()) {
    try {
      if (!id.startsWith("asset:")) {
        if (!STROKES.includes(kindOf(map).type)) collectNames(readRecord(map, id), named);
        continue;
      }
      const { src } = (readRecord(map, id)["props"] ?? {}) as { src?: unknown };
      const hash = typeof src === "string" ? hashOfAssetSource(src) : null;
      if (hash !== null) hashes.set(id, hash);
    } catch {
      // The caller decides what that means for the pictures.
      unreadable.push(id);
    }
  }
  const shown = new Set<string>();
  for (const name of named) {
    const hash = hashes.get(name) ?? hashOfAssetSource(name);
    if (hash !== null) shown.add(hash);
  }
  return { shown, recorded: new Set(hashes.values()), unreadable };
}

/** Ids and sources of assets anywhere in a value: whatever kind of record names a picture, it keeps its file. */
function collectNames(value: unknown, into: Set<string>): void {
  if (typeof value === "string") {
    if (value.startsWith("asset:")) into.add(value);
  } else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    for (const part of Object.values(value)) collectNames(part, into);
  }
}
