import * as encoding from "lib0/encoding";
import { writeUpdate } from "y-protocols/sync";
import WebSocket from "ws";
import * as Y from "yjs";
import { createRecordMap } from "@/board/document/canvas-record";
import { sampleBinding, samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { MESSAGE } from "@/contract/sync-protocol";
import { createBoard, drawRectangle, expectSaved, joinAs, shapes, type TestBoard } from "./fixtures/boards";
import type { TestServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

/** A hand-made client with the rights of a participant sends an update; resolves when it is on the disk. */
async function sendByHand(app: TestServer, board: TestBoard, update: Uint8Array): Promise<void> {
  const socket = new WebSocket(
    `${app.url.replace("http", "ws")}/sync/${board.id}?paperboard=1&token=${board.tokens.participant}`,
  );
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("open", () =>
      socket.send(
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, MESSAGE.sync);
          writeUpdate(encoder, update);
        }),
      ),
    );
    socket.on("message", (data: Buffer) => {
      if (data[0] === MESSAGE.saved) resolve();
      if (data[0] === MESSAGE.refused) reject(new Error("refused"));
    });
  });
  socket.close();
}

test("records that would crash or vanish are set aside with a notice, or put where they can be seen", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "By hand", template: "blank" });
  const open = await joinAs(browser, board, "participant", "Ada");
  const room = await joinAs(browser, board, "room");

  const page = samplePage().id;
  const at = (x: number) => ({ x, y: 100, rotation: 0, parentId: page });
  const bomb = { type: "doc", content: [{ type: "bomb", content: [] }] };
  const doc = new Y.Doc();
  doc.transact(() => {
    const records = doc.getMap<Y.Map<unknown>>("records");
    for (const record of [
      sampleShape("geo", "good", { ...at(0), index: "a1" }),
      // An unknown node of rich text, an impossible place, and text that is no text.
      sampleShape("note", "bomb", { ...at(200), index: "a2", props: { richText: bomb } }),
      sampleShape("geo", "nowhere", { ...at(0), x: "left", index: "a3" } as never),
      // Two frames inside each other, a shape in a frame that never was, two of the same index.
      sampleShape("frame", "one", { ...at(300), parentId: "shape:two", index: "a4" }),
      sampleShape("frame", "two", { ...at(300), parentId: "shape:one", index: "a4" }),
      sampleShape("geo", "orphan", { ...at(600), parentId: "shape:never", index: "a5" }),
      sampleShape("geo", "tied", { ...at(750), index: "a1" }),
      // An arrow tied to nothing.
      sampleShape("arrow", "arrow", { ...at(400), y: 300, index: "a6" }),
      sampleBinding("loose", "arrow", "never"),
    ]) {
      records.set(record.id, createRecordMap(record));
    }
    const empty = new Y.Map<unknown>();
    records.set("shape:empty", empty);
  });
  await sendByHand(app, board, Y.encodeStateAsUpdate(doc));

  const late = await joinAs(browser, board, "participant", "Ben");
  for (const somebody of [open, late]) {
    await expect(shapes(somebody)).toHaveCount(6);
    await expect(somebody.getByTestId("notice")).toContainText("3 objects on this board cannot be shown");
  }
  await expect(shapes(room)).toHaveCount(6);
  // The board goes on working for everybody, and what was repaired stays repaired.
  await drawRectangle(late, { x: 500, y: 600 });
  await expectSaved(late);
  for (const somebody of [open, late, room]) await expect(shapes(somebody)).toHaveCount(7);
  const reader = await joinAs(browser, board, "viewer");
  await expect(shapes(reader)).toHaveCount(7);
});
