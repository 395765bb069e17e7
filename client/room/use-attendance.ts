"use client";

import { useEffect, useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { requestJson, RequestProblem } from "@/client/ui/request-json";

const ASK_EVERY_MS = 5000;

export interface Attendance {
  room: number;
  remote: number;
}

/** How many people are here, by where they say they are; null before the first answer. Old while `online` is false. */
export function useAttendance(boardId: string, online: boolean): Attendance | null {
  const [attendance, setAttendance] = useState<Attendance | null>(null);
  useEffect(() => {
    if (!online) return;
    const controller = new AbortController();
    const ask = async () => {
      try {
        const path = `/api/boards/${encodeURIComponent(boardId)}`;
        const { people, inRoom } = await requestJson<BoardSummary>(path, { signal: controller.signal });
        setAttendance({ room: inRoom, remote: people - inRoom });
      } catch (error) {
        // Without an answer the last numbers stay.
        if (!controller.signal.aborted && !(error instanceof RequestProblem)) throw error;
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [boardId, online]);
  return attendance;
}
