import { describe, expect, it, vi } from "vitest";
import { CreateBoardRequest, UpdateBoardRequest } from "@/contract/api-schemas";
import { AppError, ERRORS, type ErrorCode } from "@/contract/errors";
import { publishRuntime } from "@/server/runtime";
import { servicesUnderTest } from "@/server/services/services-under-test";
import { readJson, respond } from "./respond";

// The package refuses to be loaded outside of Next's server build.
vi.mock("server-only", () => ({}));

const logged: { fields: object; message: string }[] = [];
const log = (fields: object, message: string) => void logged.push({ fields, message });
publishRuntime({
  services: servicesUnderTest().services,
  language: () => "en",
  log: { error: log, warn: log, info: log },
});

function request(body: string | null, type = "application/json"): Request {
  return new Request("http://server/api/boards", {
    method: "POST",
    headers: { "content-type": type },
    body,
  });
}

describe("respond", () => {
  it.each(Object.keys(ERRORS) as ErrorCode[])(
    "answers %s with the status and sentence of the table",
    async (code) => {
      const answer = await respond(request(null), () => Promise.reject(new AppError(code)));
      expect(answer.status).toBe(ERRORS[code].status);
      expect(await answer.json()).toEqual({ error: { code, message: ERRORS[code].message } });
      expect(answer.headers.get("cache-control")).toBe("no-store");
    },
  );

  it("knows an expected failure by its code: Next has a copy of the class of its own", async () => {
    const foreign = Object.assign(new Error("Named field."), { code: "bad_request" });
    const answer = await respond(request(null), () => Promise.reject(foreign));
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { code: "bad_request", message: "Named field." } },
    ]);
  });

  it("answers a bug with 500 and no internals, and logs it", async () => {
    logged.length = 0;
    const bug = Object.assign(new Error("at table Grant"), { code: "SQLITE_ERROR" });
    const answer = await respond(request(null), () => Promise.reject(bug));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("Grant");
    expect(logged).toMatchObject([{ fields: { error: bug }, message: "request failed" }]);
  });
});

describe("readJson", () => {
  it("reads what the schema describes", async () => {
    expect(await readJson(request('{"title":" T "}'), UpdateBoardRequest)).toEqual({ title: "T" });
  });

  it.each([
    ['{"template":"blank"}', /^title: /],
    ['{"title":"","template":"blank"}', /^title: A title is needed\./],
    [`{"title":"${"x".repeat(201)}","template":"blank"}`, /^title: .*at most 200/],
    ['{"title":"T","template":"none"}', /^template: A template is one of blank, /],
    ["{", /not valid JSON/],
    ["", /not valid JSON/],
    ["[]", /./],
  ])("names what is wrong with %s", async (body, message) => {
    await expect(readJson(request(body), CreateBoardRequest)).rejects.toMatchObject({
      code: "bad_request",
      message: expect.stringMatching(message),
    });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "refuses %s, which another site's page may send without asking",
    async (type) => {
      await expect(readJson(request('{"title":"T"}', type), UpdateBoardRequest)).rejects.toMatchObject({
        code: "bad_request",
      });
    },
  );

  it("takes a content type with parameters", async () => {
    const typed = request('{"title":"T"}', "application/json; charset=utf-8");
    expect(await readJson(typed, UpdateBoardRequest)).toEqual({ title: "T" });
  });

  it("refuses above 64 kB, whatever length was declared, and does not read for ever", async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
      },
      cancel() {
        cancelled = true;
      },
    });
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: endless,
      duplex: "half",
    };
    await expect(readJson(new Request("http://server/", init), UpdateBoardRequest)).rejects.toMatchObject({
      code: "too_large",
    });
    await expect.poll(() => cancelled).toBe(true);
  });
});
