import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import * as Y from "yjs";
import { startBuiltServer } from "@/scripts/built-server.mjs";
import { createBoard, drawRectangle, expectSaved, joinAs, shapes, type TestBoard } from "./fixtures/boards";
import type { TestServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

const run = promisify(execFile);

function dataDirOf(app: TestServer): string {
  return String(app.log.find(({ msg }) => msg === "listening")?.["dataDir"]);
}

/** Runs a command as an operator does, beside the server. */
async function operate(dataDir: string, command: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: "" };
  const { stdout } = await run(process.execPath, [`scripts/${command}.mjs`, ...args], { env });
  return stdout;
}

/** The records of a board's canvas, by a link that was made before the backup. */
async function canvasOf(origin: string, board: TestBoard): Promise<unknown> {
  const response = await fetch(`${origin}/api/boards/${board.id}/state?document=canvas`, {
    headers: { authorization: `Bearer ${board.tokens.viewer}` },
  });
  expect(response.status).toBe(200);
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()));
  const records = doc.getMap("records").toJSON();
  expect(Object.keys(records).filter((id) => id.startsWith("shape:"))).toHaveLength(1);
  return records;
}

test("links, backup and restore work beside a running server", async ({ app, browser }) => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(path.join(tmpdir(), "paperboard-e2e-operator-"));
  const title = `Operator's board ${Date.now()}`;
  const board = await createBoard(app, { title, template: "blank" });
  const ann = await joinAs(browser, board, "participant", "Ann");
  await drawRectangle(ann, { x: 500, y: 300 });
  await expectSaved(ann);

  const printed = await operate(dataDirOf(app), "links", title, "--role", "viewer", "--url", app.url);
  const [link = ""] = /http\S+\/join\/\S+/.exec(printed) ?? [];
  const viewer = await joinAs(browser, { ...board, links: { ...board.links, viewer: link } }, "viewer");
  await expect(shapes(viewer)).toHaveCount(1);

  const file = path.join(folder, "backup.tar");
  expect(await operate(dataDirOf(app), "backup", file)).toContain("backup.tar: ");
  const restored = path.join(folder, "restored");
  await operate(restored, "restore", file);
  const copy = await startBuiltServer({ environment: { DATA_DIR: restored, PORT: "0" } });
  try {
    expect(await canvasOf(`http://127.0.0.1:${copy.port}`, board)).toEqual(await canvasOf(app.url, board));
    await expect(operate(restored, "restore", file, "--force")).rejects.toThrow(/Another Paperboard/);
  } finally {
    await copy.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a refused upload does not hold up the next request on its connection", async ({ app }) => {
  const board = await createBoard(app, { title: "Uploads", template: "blank" });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = (target: string, headers: Record<string, string>, body: Buffer | string) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(`${app.url}${target}`, { method: "POST", agent, headers }, (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
      });
      sent.once("error", reject);
      sent.end(body);
    });
  const authorization = `Bearer ${board.tokens.participant}`;
  const large = Buffer.alloc(25 * 1024 * 1024, 7);
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(await post(`/api/boards/${board.id}/assets`, { authorization }, large)).toBe(413);
    const json = { "content-type": "application/json" };
    expect(await post("/api/boards", json, '{"title":"Next","template":"blank"}')).toBe(201);
  }
  agent.destroy();
});
