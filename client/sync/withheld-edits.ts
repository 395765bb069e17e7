import type { TLSchema } from "tldraw";
import * as Y from "yjs";
import { readCheckedRecord } from "@/board/document/canvas-document";
import type { RecordCheck } from "@/board/document/check-record";
import { layKeptOver } from "@/board/document/kept-records";
import type { ErrorCode } from "@/contract/errors";
import type { UnsavedEdit } from "./unsaved-ledger";
import type { RestoredEdit } from "./unsent-keeper";

/** Edits that the server does not take, with a document that shows them on the board they were made on, or on today's. */
export interface Withheld {
  edits: UnsavedEdit[];
  /** Why, as far as the last of them are concerned. */
  code: ErrorCode;
  doc: Y.Doc;
  /** This page alone has some of them: the browser keeps none of what was saved once. */
  unkept?: boolean;
  /** They belong to this board as it is now: once the reason is gone they may be sent after all. */
  fits: boolean;
}

/** Further withheld edits beside earlier ones, so that a copy holds all of them. Takes both documents over. */
export function withheldTogether(earlier: Withheld | null, next: Withheld): Withheld {
  if (!earlier) return next;
  Y.applyUpdate(next.doc, Y.encodeStateAsUpdate(earlier.doc));
  earlier.doc.destroy();
  return {
    ...next,
    edits: [...earlier.edits, ...next.edits],
    fits: earlier.fits && next.fits,
    unkept: earlier.unkept === true || next.unkept === true,
  };
}

/**
 * What a document has and the canvas that took its place lacks, as one edit: others made it perhaps, but nobody else may
 * have it any more. Null when there is nothing but deletions.
 */
export function lostFrom(canvas: Y.Doc, replaced: Y.Doc): UnsavedEdit | null {
  const there = Y.encodeStateVector(canvas);
  const known = Y.decodeStateVector(there);
  const held = Y.decodeStateVector(Y.encodeStateVector(replaced));
  const isWhole = [...held].every(([client, clock]) => (known.get(client) ?? 0) >= clock);
  return isWhole ? null : { update: Y.encodeStateAsUpdate(replaced, there), transactions: 1 };
}

interface Versions {
  schema: TLSchema;
  check: RecordCheck;
}

/**
 * The canvas as it would be with edits of an earlier page load. `sameEpoch`: they are merged key by key, and what a
 * colleague deleted meanwhile comes back, since a copy hurts nobody. Of another epoch their author's version of each record
 * replaces today's: the changes themselves may rest on content that is gone, and would be lost without a trace.
 */
export function canvasWithEdits(
  canvas: Y.Doc,
  edits: readonly RestoredEdit[],
  { sameEpoch, ...versions }: Versions & { sameEpoch: boolean },
): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(canvas));
  for (const { update, kept } of edits) {
    // Edits of earlier versions of this program come without their records.
    if (sameEpoch || !kept) Y.applyUpdate(copy, update);
    if (kept) layKeptOver(copy, kept, { ...versions, wins: !sameEpoch });
  }
  return copy;
}

/** Whether edits that are not part of this canvas can be sent: all they rest on is there, and what they touch stays valid. */
export function fitsCanvas(
  canvas: Y.Doc,
  edits: readonly (UnsavedEdit & Pick<RestoredEdit, "kept">)[],
  { check }: Pick<Versions, "check">,
): boolean {
  const trial = new Y.Doc();
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(canvas));
  for (const { update } of edits) Y.applyUpdate(trial, update);
  const isWhole = trial.store.pendingStructs === null && trial.store.pendingDs === null;
  const touched = edits.flatMap(({ kept, records }) => kept?.changed ?? [...(records ?? [])]);
  const isValid = touched.every((id) => {
    const read = readCheckedRecord(trial, id, check);
    return read === null || "record" in read;
  });
  trial.destroy();
  return isWhole && isValid;
}
