import { LIMITS } from "@/contract/limits";
import type { Clock } from "./clock";

/** So much may go at once: half of what the server takes, which also counts presence and what came before. */
const AT_ONCE_BYTES = LIMITS.burstBytes / 2;
/** And so much a second from then on, below what the server takes for the same reason. */
const BYTES_PER_MS = (0.75 * LIMITS.bytesPerSecond) / 1000;

/** When to send how much on one connection, so that the server does not close it for flooding (LI1). */
export interface SendPace {
  /** Milliseconds until `bytes` may go; 0 now. */
  waitMs(bytes: number): number;
  /** They went, whether or not they might have. */
  spend(bytes: number): void;
}

export function createSendPace(clock: Clock): SendPace {
  let budget: number = AT_ONCE_BYTES;
  let filledAt = clock.now();
  function fill(): void {
    const now = clock.now();
    // A clock that was set back must not take anything away.
    budget = Math.min(AT_ONCE_BYTES, budget + Math.max(0, now - filledAt) * BYTES_PER_MS);
    filledAt = now;
  }
  return {
    waitMs(bytes) {
      fill();
      // Rounded up: a timer that comes too early would have to be set again.
      return budget >= bytes ? 0 : Math.ceil((bytes - budget) / BYTES_PER_MS);
    },
    spend(bytes) {
      fill();
      budget -= bytes;
    },
  };
}
