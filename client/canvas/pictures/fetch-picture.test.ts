import { afterEach, expect, test, vi } from "vitest";
import { fetchPicture } from "./fetch-picture";

afterEach(() => vi.unstubAllGlobals());

const ORIGIN = { kind: "board", board: "other", source: `asset:${"h".repeat(43)}` } as const;

test("a connection that ends in the middle of a picture is said as one, so that it is tried again", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Uint8Array.of(1, 2, 3));
      controller.error(new TypeError("network error"));
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
  await expect(fetchPicture(ORIGIN, "a.png")).rejects.toMatchObject({ code: "offline" });
});

test("a board that does not show its picture is said as one", async () => {
  vi.stubGlobal("fetch", async () => new Response("no", { status: 404 }));
  await expect(fetchPicture(ORIGIN, "a.png")).rejects.toMatchObject({ code: "not_found" });
});
