import * as Y from "yjs";
import { recordMaps } from "@/board/document/record-maps";
import { readRecord } from "@/board/document/canvas-record";
import { hashOfAssetSource } from "@/contract/assets";

/** Content hashes that a canvas document (v2 update) names. Throws when an asset record cannot be read. */
export function usedAssetHashes(update: Uint8Array): Set<string> {
  const doc = new Y.Doc();
  try {
    Y.applyUpdateV2(doc, update);
    const used = new Set<string>();
    for (const [id, map] of recordMaps(doc).entries()) {
      if (!id.startsWith("asset:")) continue;
      const props = readRecord(map, id)["props"] as { src?: unknown } | undefined;
      const hash = typeof props?.src === "string" ? hashOfAssetSource(props.src) : null;
      if (hash) used.add(hash);
    }
    return used;
  } finally {
    doc.destroy();
  }
}
