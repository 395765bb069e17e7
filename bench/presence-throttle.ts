import type { Clock } from "@/client/sync/clock";

/** How often the product's client sends presence: `SEND_EVERY_MS` in client/sync/presence.ts, which needs an editor. */
const SEND_EVERY_MS = 40;

/** Shows the latest state at most 25 times a second; a state that was passed over is replaced by a newer one, the last never. */
export function throttlePresence<State>(
  clock: Clock,
  show: (state: State) => void,
): { show(state: State): void; close(): void } {
  let lastMs = -Infinity;
  let waiting: { state: State } | null = null;
  let stop = () => {};
  function send(state: State): void {
    lastMs = clock.now();
    waiting = null;
    show(state);
  }
  return {
    show(state) {
      const wait = lastMs + SEND_EVERY_MS - clock.now();
      if (wait <= 0) {
        stop();
        send(state);
      } else if (waiting) waiting.state = state;
      else {
        waiting = { state };
        stop = clock.after(wait, () => waiting && send(waiting.state));
      }
    },
    close: () => stop(),
  };
}
