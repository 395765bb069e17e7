import * as Y from "yjs";
import { unpackState } from "@/contract/packed-state";
import { createBoard } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

test("the first state over HTTP is compressed as asked for, and whole", async ({ app }) => {
  const board = await createBoard(app, { title: "State", template: "late-module-patching" });
  const fetchState = (acceptEncoding: string, form = "") =>
    fetch(`${app.url}/api/boards/${board.id}/state?document=canvas${form}`, {
      headers: { authorization: `Bearer ${board.tokens.viewer}`, "accept-encoding": acceptEncoding },
    });
  for (const encoding of ["br", "gzip", "identity"]) {
    const response = await fetchState(encoding);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-encoding")).toBe(encoding === "identity" ? null : encoding);
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()));
    expect(doc.getMap("records").size).toBeGreaterThan(50);
  }
  const packed = await fetchState("gzip", "&form=packed");
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, unpackState(new Uint8Array(await packed.arrayBuffer())));
  expect(doc.getMap("records").size).toBeGreaterThan(50);
  expect((await fetchState("gzip", "&form=folded")).status).toBe(400);

  const refused = await fetch(`${app.url}/api/boards/${board.id}/state?document=canvas`);
  expect(refused.status).toBe(401);
});
