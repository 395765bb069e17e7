"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { useValue, type Editor } from "tldraw";
import { t } from "@/client/ui/messages/t";
import type { BoardLimits } from "@/contract/limits";
import type { Notice } from "../notice-strip";
import { limitNotices } from "./board-limits";

/** Measuring encodes the whole document; a board grows slowly. */
const MEASURE_EVERY_MS = 5 * 60_000;
/** Counts in a sentence move in steps: it must not change with every stroke. On a page of 4,000 by 50. */
const STEPS = 80;
const REFUSAL = "limit:refused";

interface BoardMeasures {
  /** As the connection's. */
  documentState: () => Uint8Array;
  textCount: () => number;
  /** A tldraw signal. */
  pictureBytes: () => number;
  limits: BoardLimits;
}

/** Says when the page or the board nears what it can hold, and when a page took nothing more. For people who edit. */
export function useLimitNotices(
  editor: Editor | null,
  { documentState, textCount, pictureBytes, limits }: BoardMeasures,
): { notices: readonly Notice[]; dismiss: (id: string) => void } {
  const [measured, setMeasured] = useState({ documentBytes: 0, texts: 0 });
  const [refusal, setRefusal] = useState<Notice | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (!editor) return;
    const measure = () => setMeasured({ documentBytes: documentState().byteLength, texts: textCount() });
    const first = setTimeout(measure, MEASURE_EVERY_MS / 10);
    const timer = setInterval(measure, MEASURE_EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [editor, documentState, textCount]);

  useEffect(() => {
    if (!editor) return;
    const refused = ({ name, count }: { name: string; count: number }) => {
      const n = editor.getCurrentPageShapeIds().size;
      setRefusal({ id: REFUSAL, tone: "error", text: t("limits.refused", { page: name, n, limit: count }) });
    };
    editor.on("max-shapes", refused);
    return () => {
      editor.off("max-shapes", refused);
      setRefusal(null);
    };
  }, [editor]);

  const pageId = useValue("page", () => editor?.getCurrentPageId() ?? "", [editor]);
  const shapesOnPage = useValue(
    "shapes on the page",
    () => stepped(editor?.getCurrentPageShapeIds().size ?? 0, limits.maxShapesPerPage),
    [editor, limits],
  );
  const records = useValue(
    "records",
    () => stepped(editor ? recordCount(editor) : 0, limits.recordsPerBoard),
    [editor, limits],
  );

  const ofPictures = useValue("bytes of pictures", pictureBytes, [pictureBytes]);

  const hasRoom = shapesOnPage < limits.maxShapesPerPage;
  useEffect(() => {
    if (hasRoom) setRefusal(null);
  }, [hasRoom]);

  const notices = useMemo(
    (): Notice[] =>
      limitNotices({ shapesOnPage, records, ...measured, pictureBytes: ofPictures }, limits, pageId)
        .map((notice): Notice => ({ ...notice, id: `limit:${notice.id}` }))
        .filter((notice) => !dismissed.has(notice.id))
        .concat(refusal ?? []),
    [shapesOnPage, records, measured, ofPictures, limits, pageId, dismissed, refusal],
  );
  const dismiss = useCallback((id: string) => {
    if (id === REFUSAL) setRefusal(null);
    else setDismissed((current) => new Set(current).add(id));
  }, []);
  return { notices, dismiss };
}

/** Rounded down to a step, except at the limit itself. */
function stepped(count: number, limit: number): number {
  const step = Math.max(1, Math.floor(limit / STEPS));
  return count >= limit ? count : count - (count % step);
}

function recordCount(editor: Editor): number {
  const { query } = editor.store;
  return (["document", "page", "shape", "binding", "asset"] as const).reduce(
    (sum, type) => sum + query.ids(type).get().size,
    0,
  );
}
