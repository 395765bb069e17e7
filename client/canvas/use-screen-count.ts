"use client";

import { useEffect, useState } from "react";
import { requestJson, RequestProblem } from "@/client/ui/request-json";
import type { BoardSummary } from "@/contract/api";

const ASK_EVERY_MS = 5000;

/** Big screens on the board. They have no presence, so the server is asked, for as long as somebody looks. */
export function useScreenCount(boardId: string): number {
  const [screens, setScreens] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      try {
        const path = `/api/boards/${encodeURIComponent(boardId)}`;
        const summary = await requestJson<BoardSummary>(path, { signal: controller.signal });
        setScreens(summary.screens);
      } catch (error) {
        // Without an answer the last number stays.
        if (!controller.signal.aborted && !(error instanceof RequestProblem)) throw error;
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [boardId]);
  return screens;
}
