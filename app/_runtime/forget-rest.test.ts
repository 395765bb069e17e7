import { describe, expect, it, vi } from "vitest";
import { bodyOf } from "./body-of";
import { forgetRest } from "./forget-rest";

vi.mock("server-only", () => ({}));

/** A body of `chunks` pieces of 10 bytes; says how many were taken and whether it was cancelled. */
function body(chunks: number) {
  const state = { taken: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.taken === chunks) controller.close();
        else {
          state.taken += 1;
          controller.enqueue(new Uint8Array(10));
        }
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

describe("the rest of a refused body", () => {
  it("is read to its end, so that the next request on the connection is not behind it", async () => {
    const { state, stream } = body(100);
    await forgetRest(stream.getReader());
    expect(state).toEqual({ taken: 100, cancelled: false });
  });

  it("is cut off when it does not end", async () => {
    const { state, stream } = body(Infinity);
    await forgetRest(stream.getReader(), 95);
    expect(state).toEqual({ taken: 10, cancelled: true });
  });

  it("of a client that breaks off is none", async () => {
    const broken = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error("reset")) });
    await expect(forgetRest(broken.getReader())).resolves.toBeUndefined();
  });

  it("is forgotten behind the back of a reader who stops early", async () => {
    const { state, stream } = body(100);
    const request = new Request("http://server/", {
      method: "POST",
      body: stream,
      duplex: "half",
    } as RequestInit);
    for await (const chunk of bodyOf(request)) {
      expect(chunk).toHaveLength(10);
      break;
    }
    await expect.poll(() => state).toEqual({ taken: 100, cancelled: false });
  });
});
