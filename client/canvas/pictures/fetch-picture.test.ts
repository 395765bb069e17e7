import { afterEach, expect, test, vi } from "vitest";
import { fetchPicture } from "./fetch-picture";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What a promise is rejected with. */
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
const wanted = () => new AbortController();

const ORIGIN = { kind: "board", board: "other", source: `asset:${"h".repeat(43)}` } as const;

test("a connection that ends in the middle of a picture is said as one, so that it is tried again", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Uint8Array.of(1, 2, 3));
      controller.error(new TypeError("network error"));
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
  await expect(fetchPicture(ORIGIN, "a.png", wanted().signal)).rejects.toMatchObject({ code: "offline" });
});

test("a board that does not show its picture is said as one", async () => {
  vi.stubGlobal("fetch", async () => new Response("no", { status: 404 }));
  await expect(fetchPicture(ORIGIN, "a.png", wanted().signal)).rejects.toMatchObject({ code: "not_found" });
});

/** A board that answers with a part every 10 s, `parts` of them, and then with nothing more. */
function slowBoard(parts: number) {
  const given: AbortSignal[] = [];
  vi.stubGlobal("fetch", async (_url: string, { signal }: { signal: AbortSignal }) => {
    given.push(signal);
    let left = parts;
    const body = new ReadableStream({
      start(controller) {
        signal.addEventListener("abort", () => {
          if (left > 0) controller.error(signal.reason);
        });
        const timer = setInterval(() => {
          controller.enqueue(Uint8Array.of(1));
          left -= 1;
          if (left === 0) controller.close();
          if (left <= 0 || left === Infinity) clearInterval(timer);
        }, 10_000);
      },
    });
    return new Response(body);
  });
  return given;
}

test("a board that goes silent while it sends a picture is given up after 30 s", async () => {
  vi.useFakeTimers();
  const given = slowBoard(Infinity);
  const failed = reasonOf(fetchPicture(ORIGIN, "a.png", wanted().signal));
  await vi.advanceTimersByTimeAsync(39_999);
  expect(given[0]?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(given[0]?.aborted).toBe(true);
  expect(await failed).toMatchObject({ code: "offline" });
});

test("a board that sends slowly is waited for", async () => {
  vi.useFakeTimers();
  slowBoard(6);
  // It came whole, and is no picture.
  const done = reasonOf(fetchPicture(ORIGIN, "a.png", wanted().signal));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await done).toMatchObject({ code: "unreadable" });
});

test("a picture that is not wanted any more is not fetched on", async () => {
  const given = slowBoard(6);
  const controller = wanted();
  const failed = reasonOf(fetchPicture(ORIGIN, "a.png", controller.signal));
  controller.abort();
  expect(await failed).toMatchObject({ code: "offline" });
  expect(given[0]?.aborted).toBe(true);
});
