// @vitest-environment happy-dom
import { createShapeId, createTLStore, type Editor, type TLAssetId, type TLImageAsset } from "tldraw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { createTestEditor } from "@/client/sync/testing/test-editor";
import { RequestProblem } from "@/client/ui/request-json";
import type { UploadedAsset } from "@/contract/assets";
import { markedMeta, uploadMarkOf } from "./picture-mark";
import { createPictureUploads, type PictureUploads } from "./picture-uploads";
import { createUploadFile, type FileUpload } from "./upload-file";

const A = "asset:a" as TLAssetId;
const HASH = "h".repeat(43);
const STORED: UploadedAsset = { src: `asset:${HASH}`, type: "image/png", size: 4 };
const file = async () => new File([Uint8Array.of(1, 2, 3, 4)], "a.png");

interface Sent extends FileUpload {
  answer(asset: UploadedAsset): Promise<void>;
  fail(error: Error): Promise<void>;
}

let editor: Editor;
let uploads: PictureUploads;
let sent: Sent[];
let detach: () => void;

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  editor = createTestEditor(createTLStore({ schema: createPaperboardSchema() }));
  sent = [];
  uploads = createPictureUploads({
    boardId: "b",
    personId: "me",
    window,
    upload: (upload) =>
      new Promise((resolve, reject) => {
        sent.push({
          ...upload,
          async answer(stored) {
            resolve(stored);
            await settled();
          },
          async fail(error) {
            reject(error);
            await settled();
          },
        });
      }),
  });
  detach = uploads.attach(editor);
});

afterEach(() => {
  vi.useRealTimers();
  detach();
  uploads.destroy();
  editor.dispose();
});

function createAsset(id: TLAssetId, meta: TLImageAsset["meta"] = {}): void {
  const props = { name: "a.png", src: null, w: 1, h: 1, mimeType: null, isAnimated: false };
  editor.createAssets([{ id, typeName: "asset", type: "image", props, meta }]);
}

const asset = (id: TLAssetId) => editor.getAsset<TLImageAsset>(id);

test("an upload completes the record, and nothing of it can be undone", async () => {
  createAsset(A);
  const done = uploads.add(A, file);
  await settled();
  expect(uploadMarkOf(asset(A))).toEqual({ by: "me", failed: false });
  sent[0]?.onProgress(2);
  expect(uploads.summary()).toMatchObject({ uploading: 1, share: 0.5 });
  expect(uploads.boardBytes()).toBe(0);
  await sent[0]?.answer({ ...STORED, boardBytes: 1000 });
  expect(uploads.boardBytes()).toBe(1000);
  expect(await done).toMatchObject(STORED);
  expect(asset(A)).toMatchObject({
    props: { src: STORED.src, mimeType: "image/png", fileSize: 4 },
    meta: {},
  });
  expect(uploads.state(A)).toBeNull();
  editor.undo();
  expect(asset(A)?.props.src).toBe(STORED.src);
});

test("a failure is told to the others, kept for another try, and then completed", async () => {
  createAsset(A);
  void uploads.add(A, file);
  await settled();
  await sent[0]?.fail(new RequestProblem("internal", "It broke."));
  expect(uploads.state(A)).toEqual({ kind: "failed", code: "internal", text: "It broke.", retry: true });
  expect(uploadMarkOf(asset(A))?.failed).toBe(true);
  uploads.retryOffline();
  expect(sent).toHaveLength(1);
  uploads.retry(A);
  await settled();
  expect(uploadMarkOf(asset(A))?.failed).toBe(false);
  await sent[1]?.answer(STORED);
  expect(asset(A)?.props.src).toBe(STORED.src);
});

test("what failed without a connection is tried again when it is back; a refused file is not", async () => {
  const B = "asset:b" as TLAssetId;
  createAsset(A);
  createAsset(B);
  void uploads.add(A, file);
  void uploads.add(B, file);
  await settled();
  await sent[0]?.fail(new RequestProblem("offline", "No answer."));
  await sent[1]?.fail(new RequestProblem("unsupported_file", "No picture."));
  uploads.retryOffline();
  uploads.retry(B);
  await settled();
  expect(sent.map((one) => one.file.name)).toHaveLength(3);
  expect(uploads.state(B)).toMatchObject({ kind: "failed", retry: false });
});

test("what sent nothing since the connection was lost starts anew when it is back; what went on is left alone", async () => {
  const ids = ["asset:1", "asset:2", "asset:3"] as TLAssetId[];
  for (const id of ids) void uploads.add(id, file);
  await settled();
  for (const one of sent) one.onProgress(2);
  uploads.connectionLost();
  sent[1]?.onProgress(3);
  uploads.retryOffline();
  expect(sent[0]?.signal.aborted).toBe(true);
  expect(sent[1]?.signal.aborted).toBe(false);
  await sent[0]?.fail(new Error("aborted"));
  // The next in the queue had its turn first.
  expect(sent).toHaveLength(3);
  await sent[1]?.answer(STORED);
  expect(sent).toHaveLength(4);
  expect(ids.map((id) => uploads.state(id)?.kind)).toEqual(["uploading", undefined, "uploading"]);
  await sent[2]?.answer(STORED);
  await sent[3]?.answer(STORED);
  expect(uploads.summary()).toMatchObject({ uploading: 0, failed: [] });
});

test("a file that is still being fetched when the connection is back is asked for again", async () => {
  const signals: AbortSignal[] = [];
  const done = uploads.add(A, (signal) => {
    signals.push(signal);
    return signals.length > 1 ? file() : new Promise((_, reject) => signal.addEventListener("abort", reject));
  });
  await settled();
  uploads.connectionLost();
  uploads.retryOffline();
  await settled();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  await sent[0]?.answer(STORED);
  expect(await done).toEqual(STORED);
});

test("uploads that go silent fail after 30 s with another try, and the others have their turn", async () => {
  detach();
  uploads.destroy();
  vi.useFakeTimers();
  const requests: EventTarget[] = [];
  const silent = () => {
    const request = Object.assign(new EventTarget(), {
      upload: new EventTarget(),
      open() {},
      setRequestHeader() {},
      send() {},
      abort: () => void request.dispatchEvent(new Event("abort")),
    });
    requests.push(request);
    return request as unknown as XMLHttpRequest;
  };
  uploads = createPictureUploads({ boardId: "b", personId: "me", window, upload: createUploadFile(silent) });
  detach = uploads.attach(editor);
  const ids = ["asset:1", "asset:2", "asset:3"] as TLAssetId[];
  for (const id of ids) void uploads.add(id, file);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(requests).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(requests).toHaveLength(3);
  for (const id of ids.slice(0, 2))
    expect(uploads.state(id)).toMatchObject({ kind: "failed", code: "offline", retry: true });
  uploads.retryOffline();
  await vi.advanceTimersByTimeAsync(0);
  expect(requests.length).toBeGreaterThan(3);
});

test("whatever a source or an upload fails with is said, reported once, and can be tried again", async () => {
  const report = vi.spyOn(console, "error").mockImplementation(() => {});
  createAsset(A);
  let broken = true;
  const done = uploads.add(A, async () => {
    if (broken) throw new TypeError("network error");
    return file();
  });
  await settled();
  expect(uploads.state(A)).toMatchObject({ kind: "failed", code: "internal", retry: true });
  expect(uploadMarkOf(asset(A))?.failed).toBe(true);
  expect(await uploads.held(A)).toBeNull();
  expect(report).toHaveBeenCalledTimes(1);
  report.mockRestore();
  broken = false;
  uploads.retry(A);
  await settled();
  await sent[0]?.answer(STORED);
  expect(await done).toEqual(STORED);
});

test("two go at a time, the rest waits for its turn", async () => {
  for (const id of ["asset:1", "asset:2", "asset:3"] as TLAssetId[]) void uploads.add(id, file);
  await settled();
  expect(sent).toHaveLength(2);
  await sent[0]?.answer(STORED);
  expect(sent).toHaveLength(3);
});

test("giving up aborts the request and resolves with nothing", async () => {
  createAsset(A);
  const done = uploads.add(A, file);
  await settled();
  uploads.forget(A);
  expect(sent[0]?.signal.aborted).toBe(true);
  expect(await done).toBeNull();
  await sent[0]?.answer(STORED);
  expect(asset(A)?.props.src).toBeNull();
});

test("an upload that ends after the right to edit did is not silently lost", async () => {
  createAsset(A);
  void uploads.add(A, file);
  await settled();
  editor.updateInstanceState({ isReadonly: true });
  await sent[0]?.answer(STORED);
  expect(uploads.state(A)).toMatchObject({ kind: "failed", code: "read_only" });
});

test("a page with uploads under way asks before it closes", async () => {
  const ask = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(ask()).toBe(false);
  void uploads.add(A, file);
  await settled();
  expect(ask()).toBe(true);
  await sent[0]?.answer(STORED);
  expect(ask()).toBe(false);
});

test("a page whose picture only this tab has asks too, as long as the picture is on the board", async () => {
  const ask = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  createAsset(A);
  const id = createShapeId("picture");
  editor.createShape({ id, type: "image", props: { assetId: A, w: 1, h: 1 } });
  void uploads.add(A, file);
  await settled();
  await sent[0]?.fail(new RequestProblem("forbidden", "No."));
  expect(ask()).toBe(true);
  editor.deleteShape(id);
  expect(ask()).toBe(false);
});

test("what the board does not take is held for a copy: the file, or its address once it is uploaded", async () => {
  createAsset(A);
  void uploads.add(A, file);
  await settled();
  await sent[0]?.fail(new RequestProblem("forbidden", "No."));
  const held = await uploads.held(A);
  expect(held && "file" in held && held.file.size).toBe(4);

  // Its record was put aside with other edits while the picture was on its way.
  const B = "asset:b" as TLAssetId;
  createAsset(B);
  void uploads.add(B, file);
  await settled();
  editor.deleteAssets([B]);
  await sent[1]?.answer(STORED);
  expect(await uploads.held(B)).toEqual({ uploaded: STORED });
  expect(await uploads.held("asset:none" as TLAssetId)).toBeNull();
});

test("a record that comes back after its upload ended is completed, once it may be", async () => {
  createAsset(A);
  void uploads.add(A, file);
  await settled();
  const put = asset(A);
  if (!put) throw new Error("there is no record");
  editor.store.mergeRemoteChanges(() => editor.store.remove([A]));
  await sent[0]?.answer(STORED);
  editor.updateInstanceState({ isReadonly: true });
  editor.store.mergeRemoteChanges(() => editor.store.put([put]));
  await settled();
  expect(asset(A)?.props.src).toBeNull();

  const written: string[] = [];
  const stop = editor.store.listen(({ changes }) => written.push(...Object.keys(changes.updated)), {
    source: "user",
    scope: "document",
  });
  editor.updateInstanceState({ isReadonly: false });
  await settled();
  await vi.waitFor(() => expect(written).toEqual([A]));
  stop();
  expect(asset(A)).toMatchObject({
    props: { src: STORED.src, mimeType: "image/png", fileSize: 4 },
    meta: {},
  });
});

test("a record that comes back while it may be edited is completed as an edit of this tab", async () => {
  createAsset(A);
  void uploads.add(A, file);
  await settled();
  const put = asset(A);
  if (!put) throw new Error("there is no record");
  editor.store.mergeRemoteChanges(() => editor.store.remove([A]));
  await sent[0]?.answer(STORED);
  const written: string[] = [];
  const stop = editor.store.listen(({ changes }) => written.push(...Object.keys(changes.updated)), {
    source: "user",
    scope: "document",
  });
  editor.store.mergeRemoteChanges(() => editor.store.put([put]));
  await vi.waitFor(() => expect(written).toEqual([A]));
  stop();
  expect(asset(A)?.props.src).toBe(STORED.src);
});

test("marks are read with suspicion", () => {
  expect(uploadMarkOf({ meta: markedMeta({ by: "a", failed: true }) })).toEqual({ by: "a", failed: true });
  for (const upload of [null, "x", { by: 1 }, {}]) {
    expect(uploadMarkOf({ meta: { upload } as never })).toBeNull();
  }
});

test("a picture whose file was in a tab that is gone is given up for everybody, unless another tab may have it", () => {
  detach();
  vi.useFakeTimers();
  const B = "asset:b" as TLAssetId;
  createAsset(A, markedMeta({ by: "me", failed: false }));
  createAsset(B, markedMeta({ by: "somebody else", failed: false }));
  detach = uploads.attach(editor);
  vi.advanceTimersByTime(5_000);
  expect(uploadMarkOf(asset(A))?.failed).toBe(false);
  vi.advanceTimersByTime(6_000);
  expect(uploadMarkOf(asset(A))?.failed).toBe(true);
  expect(uploadMarkOf(asset(B))?.failed).toBe(false);
  vi.useRealTimers();
});
