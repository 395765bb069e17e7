// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { createUploadFile } from "./upload-file";

afterEach(() => vi.useRealTimers());

/** As much of XMLHttpRequest as an upload uses. */
class FakeRequest extends EventTarget {
  readonly upload = new EventTarget();
  readonly headers = new Map<string, string>();
  address = "";
  body: unknown;
  status = 0;
  responseText = "";
  open(method: string, path: string) {
    this.address = `${method} ${path}`;
  }
  setRequestHeader(name: string, value: string) {
    this.headers.set(name, value);
  }
  send(body: unknown) {
    this.body = body;
  }
  abort() {
    this.dispatchEvent(new Event("abort"));
  }
  progress(loaded: number) {
    this.upload.dispatchEvent(Object.assign(new Event("progress"), { loaded }));
  }
  answer(status: number, text: string) {
    Object.assign(this, { status, responseText: text });
    this.dispatchEvent(new Event("load"));
  }
}

function upload(name = "größer ⚙.png") {
  const request = new FakeRequest();
  const controller = new AbortController();
  const file = new File(["1234"], name);
  const progress: number[] = [];
  const uploadFile = createUploadFile(() => request as unknown as XMLHttpRequest);
  const done = uploadFile({
    boardId: "b/1",
    file,
    signal: controller.signal,
    onProgress: (bytes) => progress.push(bytes),
  });
  return { request, controller, file, progress, done };
}

test("sends the raw bytes with the name encoded, and reports what has left", async () => {
  const { request, file, progress, done } = upload();
  expect(request.address).toBe("POST /api/boards/b%2F1/assets");
  expect(request.headers.get("content-type")).toBe("application/octet-stream");
  expect(decodeURIComponent(request.headers.get("x-file-name") ?? "")).toBe("größer ⚙.png");
  expect(request.body).toBe(file);
  request.progress(3);
  expect(progress).toEqual([3]);
  request.answer(201, `{"src":"asset:x","type":"image/png","size":4}`);
  expect(await done).toEqual({ src: "asset:x", type: "image/png", size: 4 });
});

test("a name that is no well-formed text does not stop an upload", () => {
  expect(decodeURIComponent(upload("\ud800.png").request.headers.get("x-file-name") ?? "")).toBe(
    "\ufffd.png",
  );
});

test("fails with the server's sentence, a proxy's limit, or the lack of an answer", async () => {
  const refused = upload();
  refused.request.answer(413, `{"error":{"code":"too_large","message":"The board is full."}}`);
  await expect(refused.done).rejects.toMatchObject({ code: "too_large", message: "The board is full." });
  const proxied = upload();
  proxied.request.answer(413, "<html>413</html>");
  await expect(proxied.done).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringContaining("operator"),
  });
  const odd = upload();
  odd.request.answer(201, "{}");
  await expect(odd.done).rejects.toMatchObject({ code: "internal" });
  const offline = upload();
  offline.request.dispatchEvent(new Event("error"));
  await expect(offline.done).rejects.toMatchObject({ code: "offline" });
});

test("can be given up", async () => {
  const { controller, done } = upload();
  controller.abort(new Error("given up"));
  await expect(done).rejects.toThrow("given up");
});

test("an upload that says nothing for 30 s has no connection", async () => {
  vi.useFakeTimers();
  const { request, done } = upload();
  const failed = done.catch((error: unknown) => error);
  const aborted = vi.spyOn(request, "abort");
  request.progress(1);
  await vi.advanceTimersByTimeAsync(20_000);
  // As many bytes as before are no sign of life.
  request.progress(1);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(aborted).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(aborted).toHaveBeenCalledTimes(1);
  expect(await failed).toMatchObject({ code: "offline" });
});

test("a slow upload is not given up, and the server has 30 s for its answer", async () => {
  vi.useFakeTimers();
  const { request, done } = upload();
  for (const bytes of [1, 2, 3, 4]) {
    await vi.advanceTimersByTimeAsync(10_000);
    request.progress(bytes);
  }
  await vi.advanceTimersByTimeAsync(29_000);
  request.answer(201, `{"src":"asset:x","type":"image/png","size":4}`);
  expect(await done).toMatchObject({ src: "asset:x" });
  expect(vi.getTimerCount()).toBe(0);
});
