"use client";

import { useCallback, useState } from "react";
import type { Notice } from "./notice-strip";

/** Messages of this page's own making, beside those of the connection. */
export function useLocalNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const report = useCallback((text: string) => {
    setNotices((current) => [
      ...current.filter((notice) => notice.text !== text),
      { id: `local:${text}`, tone: "error", text },
    ]);
  }, []);
  const dismiss = useCallback((id: string) => {
    setNotices((current) => current.filter((notice) => notice.id !== id));
  }, []);
  return { notices, report, dismiss };
}
