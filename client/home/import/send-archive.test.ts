// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { sendArchive } from "./send-archive";

/** A request that answers as it is told, when it is told. */
function fakeRequest() {
  const target = new EventTarget();
  const sent = {
    headers: new Map<string, string>(),
    body: null as unknown,
    aborted: false,
    upload: new EventTarget(),
    status: 0,
    responseText: "",
    open: () => undefined,
    setRequestHeader: (name: string, value: string) => void sent.headers.set(name, value),
    addEventListener: target.addEventListener.bind(target),
    send: (body: unknown) => void (sent.body = body),
    abort() {
      sent.aborted = true;
      target.dispatchEvent(new Event("abort"));
      target.dispatchEvent(new Event("loadend"));
    },
    answer(status: number, text: string) {
      Object.assign(sent, { status, responseText: text });
      target.dispatchEvent(new Event("load"));
      target.dispatchEvent(new Event("loadend"));
    },
    fail: () => void target.dispatchEvent(new Event("error")),
  };
  return sent;
}

function start() {
  const request = fakeRequest();
  const shares: number[] = [];
  const controller = new AbortController();
  const file = new File([new Uint8Array(200)], "board.zip");
  const sending = sendArchive(
    { file, createKey: "key", onProgress: (share) => shares.push(share), signal: controller.signal },
    () => request as unknown as XMLHttpRequest,
  );
  return { request, shares, controller, file, sending };
}

test("an archive is sent with the create key, says how far it is, and brings its board", async () => {
  const { request, shares, file, sending } = start();
  expect(Object.fromEntries(request.headers)).toEqual({
    "content-type": "application/octet-stream",
    "x-create-key": "key",
  });
  expect(request.body).toBe(file);
  request.upload.dispatchEvent(Object.assign(new Event("progress"), { loaded: 50 }));
  request.answer(201, '{"id":"b","title":"T","leftOut":0,"links":{}}');
  expect(await sending).toMatchObject({ id: "b", leftOut: 0 });
  expect(shares).toEqual([0.25]);
});

test.each([
  [400, '{"error":{"code":"bad_request","message":"It is damaged."}}', "bad_request", /damaged/],
  [413, "<html>nginx</html>", "too_large", /larger than this server lets through.*700 MB/],
  [502, "<html>bad gateway</html>", "internal", /502/],
])("an answer of %i is told as a sentence", async (status, body, code, says) => {
  const { request, sending } = start();
  request.answer(status, body);
  await expect(sending).rejects.toMatchObject({ code, message: expect.stringMatching(says) as string });
});

test("no answer and a change of mind are told apart", async () => {
  const silent = start();
  silent.request.fail();
  await expect(silent.sending).rejects.toMatchObject({ code: "offline" });
  const left = start();
  left.controller.abort(new Error("left"));
  await expect(left.sending).rejects.toThrow("left");
  expect(left.request.aborted).toBe(true);
});
