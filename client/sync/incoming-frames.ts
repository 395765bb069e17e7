import { transact } from "tldraw";
import type { Clock } from "./clock";

/** What comes in is shown this often at most, ms: people's pointers and previews are not told more often either. */
const SHOW_EVERY_MS = 40;
/** And so that at most half of the time goes into it: on a slow device or a large board less often, down to this. */
const SHOW_AT_LEAST_EVERY_MS = 200;

/**
 * When to show what came in. Ten people who drag send something in nearly every frame, and each thing shown makes tldraw look
 * at all its shapes: on a large board the person's own work would get no time. So everything of one moment, edits and people, is
 * shown together, and the next not before `SHOW_EVERY_MS`, nor before as much time has passed again as the frame took.
 */
export interface IncomingFrames {
  /** Calls `show` with what else is to be shown then: in the next frame when it has been quiet. Returns how to prevent it. */
  request(show: () => void): () => void;
  stop(): void;
}

export function createIncomingFrames(clock: Clock, everyMs = SHOW_EVERY_MS): IncomingFrames {
  const waiting = new Set<() => void>();
  let cancel: (() => void) | null = null;
  let stopMeasuring = () => {};
  let dueMs = -Infinity;

  function run(): void {
    cancel = null;
    if (waiting.size === 0) return;
    const now = clock.now();
    // The frame before took longer than was known when this was planned.
    if (now < dueMs) return schedule();
    // A frame comes when it comes: counted from when it was due, or the pace would fall to every third frame.
    dueMs = (now - dueMs < everyMs ? dueMs : now) + everyMs;
    const shows = [...waiting];
    waiting.clear();
    // One transaction: the editor looks at its shapes once.
    transact(() => {
      for (const show of shows) show();
    });
    if (everyMs > 0) stopMeasuring = clock.frame(() => measured(now));
  }

  /** The next frame has come: all that was shown has been drawn. */
  function measured(startMs: number): void {
    const tookMs = clock.now() - startMs;
    dueMs = Math.max(dueMs, startMs + Math.min(2 * tookMs, SHOW_AT_LEAST_EVERY_MS));
  }

  function schedule(): void {
    const waitMs = dueMs - clock.now();
    if (waitMs <= 0) cancel = clock.frame(run);
    else cancel = clock.after(waitMs, () => (cancel = clock.frame(run)));
  }

  return {
    request(show) {
      waiting.add(show);
      if (!cancel) schedule();
      return () => void waiting.delete(show);
    },
    stop() {
      cancel?.();
      cancel = null;
      stopMeasuring();
      waiting.clear();
    },
  };
}
