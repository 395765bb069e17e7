"use client";

import { useEffect, useRef, useState } from "react";
import type { DecisionSummary, ListDecisionsResponse } from "@/contract/api";
import { requestJson, RequestProblem } from "@/client/ui/request-json";

/** Two hundred phones do not ask all at once, nor again while somebody still types. */
const SOON_MS = 1_000;
const NOT_SOONER_MS = 3_000;
/** Without any news; what was missed must not be missed for ever. */
const ASK_EVERY_MS = 30_000;
const SPREAD_MS = 10_000;

export interface Decisions {
  /** Oldest first; null before the first answer. */
  decisions: readonly DecisionSummary[] | null;
  /** The last question had no answer; what is shown may be old. */
  failed: boolean;
}

/**
 * What was decided on a board: asked for when the page opens, soon after `news` is another, and now and then, while it is `wanted`
 * and somebody looks at the page. The canvas, where decisions are made, is not on this page.
 */
export function useDecisions(boardId: string, news: string, wanted: boolean): Decisions {
  const [known, setKnown] = useState<Decisions>({ decisions: null, failed: false });
  const askedAt = useRef(-Infinity);
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      askedAt.current = performance.now();
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
    if (askedAt.current === -Infinity) void ask();
    else {
      const wait = askedAt.current + NOT_SOONER_MS - performance.now();
      timer = setTimeout(askIfSeen, Math.max(wait, Math.random() * SOON_MS));
    }
    document.addEventListener("visibilitychange", askIfSeen);
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", askIfSeen);
    };
  }, [boardId, news, wanted]);
  return known;
}
