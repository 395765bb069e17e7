import type { Standing } from "@/server/services/services";

/** Notices when links end while sockets rest on them. */
export interface LinkEndWatch {
  watch(standing: Standing): void;
  /** Cancels everything that is scheduled. */
  close(): void;
}

interface Deps {
  now: () => number;
  /** Runs something once after `delayMs`; returns how to cancel it. */
  schedule: (delayMs: number, run: () => void) => () => void;
  /** A link of this board has ended. */
  ended: (boardId: string) => void;
}

/** Timers of JavaScript overflow above 2^31 - 1 ms and fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** One timer per link with an end, however many sockets rest on it. */
export function createLinkEndWatch(deps: Deps): LinkEndWatch {
  const cancels = new Map<string, () => void>();

  function arm(boardId: string, linkId: string, endsAt: number): void {
    const delayMs = Math.min(Math.max(0, endsAt - deps.now()), LONGEST_DELAY_MS);
    cancels.set(
      linkId,
      deps.schedule(delayMs, () => {
        cancels.delete(linkId);
        if (deps.now() < endsAt) arm(boardId, linkId, endsAt);
        else deps.ended(boardId);
      }),
    );
  }

  return {
    watch({ boardId, linkId, endsAt }) {
      if (endsAt !== null && !cancels.has(linkId)) arm(boardId, linkId, endsAt);
    },
    close() {
      for (const cancel of cancels.values()) cancel();
      cancels.clear();
    },
  };
}
