import { atom, react } from "tldraw";
import { expect, it, vi } from "vitest";
import { createIncomingFrames } from "./incoming-frames";
import { fakeClock } from "./testing/fake-clock";

it("shows the first thing in the next frame, and what comes after it together, 25 times a second", () => {
  const clock = fakeClock();
  const frames = createIncomingFrames(clock);
  const shown: number[] = [];
  const start = clock.now();
  const show = () => {
    shown.push(clock.now() - start);
    frames.request(show);
  };
  frames.request(show);
  // A screen with a frame every 16 ms.
  for (let passed = 0; passed < 1000; passed += 16) {
    clock.runFrame();
    clock.advance(16);
  }
  expect(shown.slice(0, 2)).toEqual([0, 48]);
  expect(shown.length).toBeGreaterThanOrEqual(24);
  expect(shown.length).toBeLessThanOrEqual(26);
});

it("leaves half of the time to the person where a frame takes long", () => {
  const clock = fakeClock();
  const frames = createIncomingFrames(clock);
  const start = clock.now();
  const shown: number[] = [];
  let drawing = false;
  const show = () => {
    shown.push(clock.now() - start);
    drawing = true;
    frames.request(show);
  };
  frames.request(show);
  for (let passed = 0; passed < 2000;) {
    clock.runFrame();
    // What was shown takes this browser 60 ms to draw.
    const took = drawing ? 60 : 10;
    drawing = false;
    clock.advance(took);
    passed += took;
  }
  const gaps = shown.slice(1).map((at, index) => at - (shown[index] ?? 0));
  for (const gap of gaps.slice(1)) expect(gap).toBeGreaterThanOrEqual(120);
  expect(shown.length).toBeGreaterThan(12);
});

it("is as quick as at the beginning after it was quiet", () => {
  const clock = fakeClock();
  const frames = createIncomingFrames(clock);
  const show = vi.fn();
  frames.request(show);
  clock.runFrame();
  clock.advance(500);
  frames.request(show);
  clock.runFrame();
  expect(show).toHaveBeenCalledTimes(2);
});

it("lets whoever draws look once at everything of one moment", () => {
  const clock = fakeClock();
  const frames = createIncomingFrames(clock);
  const [edits, people] = [atom("edits", 0), atom("people", 0)];
  let looks = 0;
  const stop = react("draw", () => {
    looks += 1;
    return [edits.get(), people.get()];
  });
  frames.request(() => edits.set(1));
  frames.request(() => people.set(1));
  clock.runFrame();
  expect(looks).toBe(2);
  stop();
});

it("shows nothing that was taken back, and nothing once it is stopped", () => {
  const clock = fakeClock();
  const frames = createIncomingFrames(clock);
  const show = vi.fn();
  frames.request(show)();
  clock.runFrame();
  frames.request(show);
  frames.stop();
  clock.runFrame();
  clock.advance(100);
  clock.runFrame();
  expect(show).not.toHaveBeenCalled();
});
