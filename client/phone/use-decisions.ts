"use client";

import { useEffect, useState } from "react";
import type { DecisionSummary, ListDecisionsResponse } from "@/contract/api";
import { requestJson, RequestProblem } from "@/client/ui/request-json";

/** A hundred phones do not ask all at once. */
const ASK_EVERY_MS = 30_000;
const SPREAD_MS = 10_000;

export interface Decisions {
  /** Oldest first; null before the first answer. */
  decisions: readonly DecisionSummary[] | null;
  /** The last question had no answer; what is shown may be old. */
  failed: boolean;
}

/**
 * What was decided on a board: asked for now and then while it is `wanted` and somebody looks at the page, and when `change` is another. The
 * canvas, where decisions are made, is not on this page.
 */
export function useDecisions(boardId: string, change: string, wanted: boolean): Decisions {
  const [known, setKnown] = useState<Decisions>({ decisions: null, failed: false });
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      try {
        const path = `/api/boards/${encodeURIComponent(boardId)}/decisions`;
        const { decisions } = await requestJson<ListDecisionsResponse>(path, { signal: controller.signal });
        setKnown({ decisions, failed: false });
      } catch (error) {
        if (controller.signal.aborted) return;
        if (!(error instanceof RequestProblem)) throw error;
        setKnown((before) => ({ ...before, failed: true }));
      }
      timer = setTimeout(askIfSeen, ASK_EVERY_MS + Math.random() * SPREAD_MS);
    };
    const askIfSeen = () => {
      if (document.visibilityState === "visible") void ask();
    };
    void ask();
    document.addEventListener("visibilitychange", askIfSeen);
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", askIfSeen);
    };
  }, [boardId, change, wanted]);
  return known;
}
