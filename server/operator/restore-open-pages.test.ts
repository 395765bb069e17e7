import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readBoardFacts } from "@/board/document/session-document";
import { createRoomRegistry } from "@/server/sync/room-registry";
import { syncClient, type SyncClient } from "@/server/sync/testing/sync-client";
import type { BoardStore } from "@/server/storage/board-store";
import { addBoard, createWorkplace, textsOf } from "./instance-under-test";

let work: Awaited<ReturnType<typeof createWorkplace>>;
beforeEach(async () => {
  work = await createWorkplace();
});
afterEach(() => work.dispose());

/** A server on these boards, which `use` opens pages on. */
async function serve(
  boards: BoardStore,
  use: (
    open: (document: "canvas" | "session", doc: Y.Doc, epoch: number) => Promise<SyncClient>,
  ) => Promise<void>,
): Promise<void> {
  const log = { error: () => {}, warn: () => {}, info: () => {} };
  const registry = createRoomRegistry({ store: boards, log, anyRoots: true });
  const clients = new Set<SyncClient>();
  const carrying = setInterval(() => clients.forEach((client) => client.socket.carry()), 1);
  const standing = {
    boardId: "one",
    role: "participant" as const,
    linkId: "link",
    personId: "ann",
    sessionId: "ann",
    endsAt: null,
  };
  try {
    await use(async (document, doc, epoch) => {
      const client = syncClient({ doc });
      clients.add(client);
      registry.connect(client.socket.server, {
        boardId: "one",
        document,
        standing,
        recheck: () => Promise.resolve(standing),
        extensions: true,
        epoch,
        schema: null,
        build: null,
        place: null,
        address: "192.0.2.1",
      });
      client.hello();
      await expect.poll(() => client.heard).toContain("sync:1");
      return client;
    });
  } finally {
    await registry.close(5_000);
    clearInterval(carrying);
  }
}

describe("a page that is open while a backup is restored", () => {
  it("writes nothing of the board before into it, and learns that it is another, each time anew", async () => {
    const canvas = new Y.Doc();
    const session = new Y.Doc();
    const epochs: number[] = [];
    await work.withStores("a", ({ boards }) => addBoard(boards, "one"));
    await work.backUp("a", "early.tar");
    await work.withStores("a", ({ boards }) =>
      serve(boards, async (open) => {
        await open("session", session, 0);
        await open("canvas", canvas, 0);
        canvas.getText("t:note/text").insert(0, "later, ");
        await expect.poll(() => textsOf(boards, "one")).toMatchObject({ canvas: "later, one canvas" });
      }),
    );
    for (const _ of ["once", "again"]) {
      await work.restore("early.tar", "a", { force: true });
      await work.withStores("a", ({ boards }) =>
        serve(boards, async (open) => {
          const page = await open("canvas", canvas, epochs.at(-1) ?? 0);
          await expect.poll(() => page.refused).toMatchObject([{ code: "board_replaced" }]);
          await open("session", session, 0);
          epochs.push(readBoardFacts(session).epoch);
          const fresh = await open("canvas", new Y.Doc(), epochs.at(-1) ?? 0);
          fresh.doc.getText("t:note/text").insert(0, "now, ");
          await expect
            .poll(() => textsOf(boards, "one"))
            .toEqual({
              canvas: "now, one canvas",
              session: "one session",
            });
          expect(fresh.refused).toEqual([]);
        }),
      );
    }
    expect(new Set([0, ...epochs]).size).toBe(3);
  });
});
