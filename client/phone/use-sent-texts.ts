"use client";

import { useEffect, useState } from "react";
import type { Delivered } from "@/board/document/session-state";
import type { InboxText } from "@/contract/session-commands";

export interface SentText extends InboxText {
  /** A scribe put it on the board. */
  arrived: boolean;
}

/**
 * What this page sent: what waits, and what it saw waiting before and lies on the board now. What a scribe dismissed is no
 * longer among them. Oldest first.
 */
export function useSentTexts(waiting: readonly InboxText[], delivered: readonly Delivered[]): SentText[] {
  const [seen, setSeen] = useState<readonly InboxText[]>([]);
  useEffect(() => {
    setSeen((before) => {
      const known = new Set(before.map(({ id }) => id));
      const fresh = waiting.filter(({ id }) => !known.has(id));
      return fresh.length === 0 ? before : [...before, ...fresh];
    });
  }, [waiting]);
  const waits = new Set(waiting.map(({ id }) => id));
  const arrived = new Set(delivered.map(({ id }) => id));
  return [
    ...seen,
    ...waiting.filter((text) => !seen.includes(text) && !seen.some(({ id }) => id === text.id)),
  ]
    .filter(({ id }) => waits.has(id) || arrived.has(id))
    .map((text) => ({ ...text, arrived: arrived.has(text.id) }));
}
