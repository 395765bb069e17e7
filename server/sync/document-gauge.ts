import type * as Y from "yjs";
import type { Clock } from "./clock";
import type { SyncLimits } from "./sync-limits";

/** Knows how full a document is without looking through it for every update. */
export interface DocumentGauge {
  /** Whether an update of `bytes` that adds so many records and root types is too much. */
  isFull(bytes: number, added: { newRecords: number; newRoots: number }): boolean;
  /** The log grew; an upper bound for the growth of the document. */
  grew(bytes: number): void;
  /** The state was encoded for another reason and has this size. */
  measured(bytes: number): void;
}

export function createDocumentGauge(deps: {
  doc: Y.Doc;
  /** Bytes the document was loaded from. */
  bytes: number;
  clock: Clock;
  limits: Pick<SyncLimits, "recordsPerBoard" | "textsPerBoard" | "documentBytes" | "measureEveryMs">;
  /** Encodes the state and returns its size. Takes time in proportion to the document. */
  measure: () => number;
}): DocumentGauge {
  const { clock, limits } = deps;
  const map = deps.doc.getMap("records");
  let records = map.size;
  let bytes = deps.bytes;
  let measuredAt = -Infinity;
  map.observe((event) => {
    for (const { action } of event.keys.values()) {
      if (action === "add") records += 1;
      else if (action === "delete") records -= 1;
    }
  });
  return {
    isFull(more, { newRecords, newRoots }) {
      if (newRoots > 0 && deps.doc.share.size + newRoots > limits.textsPerBoard) return true;
      if (newRecords > 0 && records + newRecords > limits.recordsPerBoard) return true;
      if (bytes + more <= limits.documentBytes) return false;
      // The sum of what was added overstates: most edits replace something. Look, but not for every update.
      if (clock.now() - measuredAt < limits.measureEveryMs) return true;
      measuredAt = clock.now();
      bytes = deps.measure();
      return bytes + more > limits.documentBytes;
    },
    grew(more) {
      bytes += more;
    },
    measured(size) {
      bytes = size;
    },
  };
}
