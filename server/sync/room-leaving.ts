import type { Clock } from "./clock";
import type { SyncLimits } from "./sync-limits";

/** What people left is looked for at most this often, ms. */
const TIDY_EVERY_MS = 500;

export interface RoomLeavingDeps {
  clock: Clock;
  limits: SyncLimits;
  /** Nobody is connected at all. */
  isEmpty(): boolean;
  /** The document is loaded. */
  isOpen(): boolean;
  isAccepting(): boolean;
  hasEnded(): boolean;
  /** Tidies up what people left who are gone for good; does nothing in a room that is ending. */
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
  /**
   * Somebody left who wrote under these client ids; or, without any, the document was loaded, which people may have
   * left before.
   */
  left(clientIds: ReadonlySet<number>): void;
  /** Whether somebody who wrote under this client id left so lately that they may come back. */
  mayComeBack(clientId: number): boolean;
  /** Whether anybody may. */
  readonly mayAnybodyComeBack: boolean;
  stop(): void;
}

export function createRoomLeaving(deps: RoomLeavingDeps): RoomLeaving {
  const { clock, limits } = deps;
  let holds = 0;
  /** Of those who left within `leaveDelayMs`, each with its timer. */
  const lately = new Map<ReadonlySet<number>, () => void>();
  let cancelTidyUp: (() => void) | null = null;
  let tidiesAgain = false;
  let cancelUnload: (() => void) | null = null;
  let unloading = false;
  const isUnused = () => deps.isEmpty() && holds === 0;

  function scheduleTidyUp(clientIds: ReadonlySet<number>): void {
    if (!deps.isOpen()) return;
    const those = new Set(clientIds);
    // A reload of the page or a short loss of the network is no leaving.
    const cancel = clock.after(limits.leaveDelayMs, () => {
      lately.delete(those);
      tidyUp();
    });
    lately.set(those, cancel);
  }

  /** A large board takes milliseconds to look through, and a whole office may lose its network at once. */
  function tidyUp(): void {
    if (cancelTidyUp) {
      tidiesAgain = true;
      return;
    }
    tidiesAgain = false;
    deps.tidyUp();
    cancelTidyUp = clock.after(TIDY_EVERY_MS, () => {
      cancelTidyUp = null;
      if (tidiesAgain) tidyUp();
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
    left(clientIds) {
      scheduleTidyUp(clientIds);
      // Counted from the last one who left.
      cancelUnload?.();
      cancelUnload = null;
      considerUnload();
    },
    mayComeBack: (clientId) => [...lately.keys()].some((those) => those.has(clientId)),
    get mayAnybodyComeBack() {
      return lately.size > 0;
    },
    stop() {
      for (const cancel of lately.values()) cancel();
      lately.clear();
      cancelTidyUp?.();
      cancelUnload?.();
    },
  };
}
