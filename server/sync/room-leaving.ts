import type { Clock } from "./clock";
import type { SyncLimits } from "./sync-limits";

export interface RoomLeavingDeps {
  clock: Clock;
  limits: SyncLimits;
  /** Nobody is connected at all. */
  isEmpty(): boolean;
  /** The document is loaded. */
  isOpen(): boolean;
  isAccepting(): boolean;
  hasEnded(): boolean;
  /** Tidies up what people left who are not connected any more; does nothing in a room that is ending. */
  tidyUp(): void;
  /** Resolves when everything is durable; rejects when the room ends before. */
  flush(): Promise<void>;
  /** Leaves the log as short as it can be. */
  compact(): Promise<void>;
  /** Nothing waits to be written. */
  isIdle(): boolean;
  end(): void;
  failed(error: unknown): void;
}

/** What happens in a room once people are gone for a while: what they left is tidied up, and a room without anybody is unloaded. */
export interface RoomLeaving {
  /** Keeps the room from being unloaded; returns how to let it go. */
  hold(): () => void;
  /** Somebody left, or was gone when the process ended that had the room before. */
  left(): void;
  stop(): void;
}

export function createRoomLeaving(deps: RoomLeavingDeps): RoomLeaving {
  const { clock, limits } = deps;
  let holds = 0;
  let cancelTidyUp: (() => void) | null = null;
  let cancelUnload: (() => void) | null = null;
  let unloading = false;
  const isUnused = () => deps.isEmpty() && holds === 0;

  function scheduleTidyUp(): void {
    if (cancelTidyUp || !deps.isOpen()) return;
    // A reload of the page or a short loss of the network is no leaving.
    cancelTidyUp = clock.after(limits.leaveDelayMs, () => {
      cancelTidyUp = null;
      deps.tidyUp();
    });
  }

  function considerUnload(): void {
    if (!isUnused() || deps.hasEnded() || !deps.isOpen() || cancelUnload || unloading || !deps.isAccepting())
      return;
    cancelUnload = clock.after(limits.leaveDelayMs, () => {
      cancelUnload = null;
      void unload();
    });
  }

  /** Ends an unused room once everything is durable; somebody who comes meanwhile finds it as it was. */
  async function unload(): Promise<void> {
    if (!isUnused() || deps.hasEnded() || unloading) return;
    unloading = true;
    try {
      deps.tidyUp();
      await deps.flush();
      if (isUnused()) await deps.compact();
      unloading = false;
      if (isUnused() && deps.isIdle()) deps.end();
      else considerUnload();
    } catch (error) {
      unloading = false;
      // An appender that was stopped, because the room has ended otherwise, is no news.
      if (!deps.hasEnded()) deps.failed(error);
    }
  }

  return {
    hold() {
      holds += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
        considerUnload();
      };
    },
    left() {
      scheduleTidyUp();
      considerUnload();
    },
    stop() {
      cancelTidyUp?.();
      cancelUnload?.();
    },
  };
}
