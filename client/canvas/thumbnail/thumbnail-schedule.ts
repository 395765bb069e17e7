import type { Clock } from "@/client/sync/clock";

/** When a thumbnail is worth making, in milliseconds. */
const TIMES = {
  /** Nobody has changed anything for this long. */
  settle: 4_000,
  /** In a session that never rests, this long after the first change. */
  longestWait: 90_000,
  /** Between two thumbnails of this browser. */
  interval: 60_000,
  /** The same when the page is being left; the server asks for as much. */
  intervalWhenLeaving: 10_000,
  /** Until it is asked again who makes it, and whether somebody is in the middle of something. */
  askAgain: 10_000,
} as const;

/** Making one may cost this share of a browser's time: a slow phone with a large board makes them rarely. */
const SHARE_OF_TIME = 0.01;

interface ThumbnailScheduleOptions {
  clock: Clock;
  /** The board has changed since its last thumbnail was made. */
  outdated: boolean;
  /** Whether this browser should make one now. */
  mayMake(): boolean;
  /** Draws and sends it. A rejection means: try again later. */
  make(): Promise<void>;
}

export interface ThumbnailSchedule {
  /** Something on the board changed. */
  changed(): void;
  /** The page is hidden or left: the last chance for a while. */
  leaving(): void;
  stop(): void;
}

/** Decides when this browser makes the board's thumbnail: after changes, when they have come to rest, and not often. */
export function createThumbnailSchedule(options: ThumbnailScheduleOptions): ThumbnailSchedule {
  const { clock } = options;
  let changedAt = clock.now();
  /** When the first change came that no thumbnail shows; null while there is none. */
  let outdatedSince: number | null = options.outdated ? changedAt : null;
  let madeAt = -Infinity;
  let notBefore = -Infinity;
  let making = false;
  let stopped = false;
  let cancelTimer: (() => void) | null = null;
  wait();

  function dueAt(since: number): number {
    return Math.max(Math.min(changedAt + TIMES.settle, since + TIMES.longestWait), notBefore);
  }

  function wait(): void {
    if (stopped || making || cancelTimer || outdatedSince === null) return;
    cancelTimer = clock.after(Math.max(0, dueAt(outdatedSince) - clock.now()), () => {
      cancelTimer = null;
      // Changes came while the timer ran.
      if (outdatedSince !== null && dueAt(outdatedSince) > clock.now()) wait();
      else if (options.mayMake()) void make();
      else {
        notBefore = clock.now() + TIMES.askAgain;
        wait();
      }
    });
  }

  async function make(): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    making = true;
    const startedAt = clock.now();
    const since = outdatedSince;
    // What changes from now on may be missing in the picture.
    outdatedSince = null;
    try {
      await options.make();
      madeAt = clock.now();
      notBefore = madeAt + Math.max(TIMES.interval, (madeAt - startedAt) / SHARE_OF_TIME);
    } catch {
      // Whatever it was, a list shows an older picture meanwhile; nobody is told.
      outdatedSince = since;
      notBefore = clock.now() + 2 * TIMES.interval;
    }
    making = false;
    wait();
  }

  return {
    changed() {
      changedAt = clock.now();
      outdatedSince ??= changedAt;
      wait();
    },
    leaving() {
      const soon = clock.now() - madeAt < TIMES.intervalWhenLeaving;
      if (stopped || making || soon || outdatedSince === null || !options.mayMake()) return;
      void make();
    },
    stop() {
      stopped = true;
      cancelTimer?.();
    },
  };
}
