import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeBoardCopy } from "@/board/document/board-copy";
import { createBoardSchema, serializeSchema } from "@/board/document/board-schema";
import { samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { LIMITS } from "@/contract/limits";
import { createCanvasAdopter } from "./canvas-adopter";

const root = fileURLToPath(new URL("../../", import.meta.url));
const schema = serializeSchema(createBoardSchema());
let directory: string;
let worker: URL;

// The thread runs what is bundled for the server, which finds its packages in the checkout.
beforeAll(async () => {
  const parent = join(root, "node_modules", ".paperboard-test");
  await mkdir(parent, { recursive: true });
  directory = await mkdtemp(join(parent, "adopter-"));
  const outfile = join(directory, "worker.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["server/sync/adopt-canvas-worker.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    logLevel: "error",
  });
  worker = pathToFileURL(outfile);
}, 60_000);
afterAll(() => rm(directory, { recursive: true, force: true }));

const foreign = (update: Uint8Array) => ({ update, template: "blank", at: 1, pictures: [], limits: LIMITS });
const good = () =>
  foreign(encodeBoardCopy({ title: "Kept", schema, records: [samplePage(), sampleShape("geo", "g")] }));

test("a thread adopts a canvas, and says why it does not", { timeout: 60_000 }, async () => {
  const adopt = createCanvasAdopter({ worker });
  const [adopted, refused] = await Promise.allSettled([
    adopt(good()),
    adopt(foreign(Uint8Array.of(1, 2, 3))),
  ]);
  expect(adopted).toMatchObject({ status: "fulfilled", value: { title: "Kept", pictures: [] } });
  expect(refused).toMatchObject({ status: "rejected", reason: { code: "bad_request" } });
});

test("what takes too long is stopped, and the next one is served", { timeout: 60_000 }, async () => {
  // A chain of parents as long as this is walked again for each of its shapes.
  const chain = Array.from({ length: 30_000 }, (_, n) =>
    sampleShape("frame", `f${n}`, { parentId: n === 0 ? "page:page" : `shape:f${n - 1}` }),
  );
  const slow = foreign(encodeBoardCopy({ title: "Slow", schema, records: [samplePage(), ...chain] }));
  await expect(createCanvasAdopter({ worker, timeLimitMs: 500 })(slow)).rejects.toMatchObject({
    code: "too_large",
  });
  const adopt = createCanvasAdopter({ worker });
  expect((await adopt(good())).title).toBe("Kept");
});

test("what takes too much memory is stopped without harm to this process", { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 20_000 }, (_, n) => sampleShape("geo", `g${n}`));
  const large = foreign(encodeBoardCopy({ title: "Large", schema, records: [samplePage(), ...many] }));
  await expect(createCanvasAdopter({ worker, heapMb: 24 })(large)).rejects.toMatchObject({
    code: "too_large",
  });
});

test("when too many wait the next is asked to come back", { timeout: 60_000 }, async () => {
  const adopt = createCanvasAdopter({ worker });
  const many = await Promise.allSettled(Array.from({ length: 10 }, () => adopt(good())));
  expect(many.filter(({ status }) => status === "fulfilled")).toHaveLength(8);
  expect(many.at(-1)).toMatchObject({ reason: { code: "rate_limited" } });
});
