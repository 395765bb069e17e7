import { describe, expect, it } from "vitest";
import type { Standing } from "@/server/services/services";
import { createLinkEndWatch } from "./link-end-watch";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A clock whose timers run when it is moved; a timer longer than 2^31 - 1 ms fires at once, as in Node. */
function clockAt(start: number) {
  let now = start;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    pending: () => timers.size,
    schedule(delayMs: number, run: () => void) {
      const timer = { at: now + (delayMs > 2 ** 31 - 1 ? 1 : delayMs), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    moveTo(time: number) {
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > time) break;
        timers.delete(next);
        now = next.at;
        next.run();
      }
      now = time;
    },
  };
}

function standing(linkId: string, endsAt: number | null): Standing {
  return { boardId: "board", role: "viewer", linkId, personId: "p", sessionId: null, endsAt };
}

function watchOn(clock: ReturnType<typeof clockAt>) {
  const ended: string[] = [];
  const watch = createLinkEndWatch({
    now: clock.now,
    schedule: clock.schedule,
    ended: (boardId) => void ended.push(boardId),
  });
  return { watch, ended };
}

describe("createLinkEndWatch", () => {
  it("tells once when a link ends, however many sockets rest on it", () => {
    const clock = clockAt(0);
    const { watch, ended } = watchOn(clock);
    for (let i = 0; i < 5; i++) watch.watch(standing("a", 1000));
    watch.watch(standing("forever", null));
    expect(clock.pending()).toBe(1);
    clock.moveTo(999);
    expect(ended).toEqual([]);
    clock.moveTo(1000);
    expect(ended).toEqual(["board"]);
    expect(clock.pending()).toBe(0);
  });

  it("waits for an end that is further away than a timer reaches", () => {
    const clock = clockAt(0);
    const { watch, ended } = watchOn(clock);
    watch.watch(standing("a", 90 * DAY_MS));
    clock.moveTo(90 * DAY_MS - 1);
    expect(ended).toEqual([]);
    clock.moveTo(90 * DAY_MS);
    expect(ended).toEqual(["board"]);
  });

  it("leaves nothing scheduled when closed", () => {
    const clock = clockAt(0);
    const { watch, ended } = watchOn(clock);
    watch.watch(standing("a", 1000));
    watch.close();
    clock.moveTo(2000);
    expect(ended).toEqual([]);
  });
});
