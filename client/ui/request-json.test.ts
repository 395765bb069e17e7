import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { requestJson, sentenceOf } from "./request-json";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A network in which nothing comes back. */
function silence(): void {
  vi.stubGlobal(
    "fetch",
    (_path: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new DOMException("cut", "AbortError")));
      }),
  );
}

describe("requestJson", () => {
  it("says that the server did not answer instead of waiting for ever", async () => {
    silence();
    const caught = requestJson("/api/boards").catch((error: unknown) => error);
    let ended = false;
    void caught.then(() => (ended = true));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await caught).toMatchObject({ code: "offline" });
    expect(sentenceOf(await caught)).toContain("The server did not answer.");
  });

  it("lets bytes take as long as they take", async () => {
    silence();
    const controller = new AbortController();
    let ended = false;
    const sent = requestJson("/api/frames", {
      method: "PUT",
      bytes: new Uint8Array(1),
      signal: controller.signal,
    }).catch((error: unknown) => {
      ended = true;
      return error;
    });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ended).toBe(false);
    controller.abort();
    expect(await sent).toMatchObject({ name: "AbortError" });
  });

  it("takes an answer that breaks off for none", async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError("network error")) });
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(broken)));
    await expect(requestJson("/api/boards")).rejects.toMatchObject({ code: "offline" });
  });

  it("throws what was aborted by whoever asked as it is, and asks nothing after it", async () => {
    silence();
    const controller = new AbortController();
    const asked = requestJson("/api/boards", { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    expect(vi.getTimerCount()).toBe(0);
  });
});
