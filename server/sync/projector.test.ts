import type { TLRecord, TLShape } from "@tldraw/tlschema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { readCheckedRecord, writeRecord, writeTextSplices } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { createRecordCheck } from "@/board/document/check-record";
import { newBoardDocuments } from "@/board/document/new-board";
import { readSessionState, writeSessionState } from "@/board/document/session-state";
import { CHANGED_ITEM_PROPS, SAMPLE_ITEM_TYPES, sampleItem } from "@/board/document/testing/sample-items";
import { samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { projectItems, PROJECTION_VERSION } from "@/board/record/project-items";
import { startSession } from "@/board/session/apply-command";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import { createMemoryProjectionStore } from "@/server/storage/memory-projection-store";
import { createMemoryState } from "@/server/storage/memory-state";
import { loadDocument } from "./load-document";
import { createProjector } from "./projector";
import { createRoomRegistry } from "./room-registry";
import { fakeClock } from "./testing/fake-clock";
import { troubledStore } from "./testing/troubled-store";
import { watchCanvases } from "./watch-canvases";

const BOARD = "board-1";
const schema = createPaperboardSchema();
const check = createRecordCheck(schema);

/** One board on a disk that outlives processes: a registry and a projector over it, and time turned by hand. */
async function projectedWorld() {
  const state = createMemoryState();
  const memory = createMemoryBoardStore(state);
  const tables = createMemoryProjectionStore(state);
  const logged: string[] = [];
  const clock = fakeClock();
  const log = { error: (_: object, message: string) => void logged.push(message), warn() {}, info() {} };
  const start = () => {
    const troubled = troubledStore(memory);
    const projections = { ...tables };
    const store = watchCanvases(troubled.store, (boardId) => projector.changed(boardId));
    const registry = createRoomRegistry({ store, clock, log });
    const projector = createProjector({ registry, store: troubled.store, projections, log, clock });
    return { troubled, projections, store, registry, projector };
  };
  const world = {
    memory,
    tables,
    logged,
    clock,
    ...start(),
    /** As after `kill -9`: the disk as it is, nothing of what was in memory. */
    crash() {
      world.troubled.plan = () => "hang";
      world.projections.replaceItems = () => new Promise(() => {});
      Object.assign(world, start());
    },
    async pass(ms: number): Promise<void> {
      for (let left = ms; left >= 0; left -= 50) {
        for (let quiet = 0; quiet < 3; quiet = world.troubled.busy === 0 ? quiet + 1 : 0) {
          await new Promise<void>((resolve) => setImmediate(resolve));
        }
        if (left > 0) clock.advance(Math.min(left, 50));
      }
    },
    /** Edits as the server does, without waiting for the disk. */
    edit(change: (doc: Y.Doc) => void): void {
      world.registry.edit(BOARD, "canvas", change).catch(() => {});
    },
    /** What the tables should hold, from what is on disk. */
    async rebuilt() {
      return projectItems((await loadDocument(memory, BOARD, "canvas")).doc, check);
    },
    /** Rows of the board as they are, and as a rebuild makes them. */
    async rows() {
      return { are: await tables.rowsOf(BOARD), shouldBe: await world.rebuilt() };
    },
  };
  await createBoard(world.store);
  return world;
}

function createBoard(store: ReturnType<typeof createMemoryBoardStore>, records: TLRecord[] = []) {
  const documents = newBoardDocuments({ schema, title: "t", template: "blank", at: 0, records });
  const row = { id: BOARD, title: "t", template: "blank" as const, createdAt: 0, person: "server" };
  return store.createBoard({ ...row, documents });
}

const action = (id: string, props: object = {}) => sampleItem("action-item", id, { props });

describe("projection of boards", () => {
  it("follows a new board, and each edit, once the board is quiet", async () => {
    const world = await projectedWorld();
    await world.pass(400);
    expect(await world.tables.projectedSeq(BOARD)).toBe(1);
    world.edit((doc) => void writeRecord(doc, action("a")));
    await world.pass(200);
    expect(await world.tables.rowsOf(BOARD)).toEqual([]);
    await world.pass(400);
    expect(await world.tables.rowsOf(BOARD)).toMatchObject([
      { id: "a", title: "Measure how often it is used", status: "open", action: { owner: "Ada" } },
    ]);
  });

  it("does not wait for quiet for ever", async () => {
    const world = await projectedWorld();
    for (let n = 0; n < 30; n += 1) {
      world.edit((doc) => void writeRecord(doc, action(`a${n}`)));
      await world.pass(100);
    }
    expect((await world.tables.rowsOf(BOARD)).length).toBeGreaterThan(5);
  });

  it("says of edits that are not on disk that it is behind", async () => {
    const world = await projectedWorld();
    await world.pass(400);
    world.edit((doc) => void writeRecord(doc, action("a")));
    await world.pass(100);
    world.troubled.plan = (method) => (method === "appendRows" ? "fail" : null);
    world.edit((doc) => void writeRecord(doc, action("b")));
    await world.pass(500);
    // The tables show what people see, yet a crash now loses the second item.
    expect((await world.tables.rowsOf(BOARD)).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(await world.tables.staleBoards(PROJECTION_VERSION)).toEqual([BOARD]);
    world.crash();
    expect(await world.projector.heal()).toBe(1);
    expect((await world.tables.rowsOf(BOARD)).map(({ id }) => id)).toEqual(["a"]);
    expect(await world.tables.staleBoards(PROJECTION_VERSION)).toEqual([]);
  });

  it("heals after a crash between the document and the tables", async () => {
    const world = await projectedWorld();
    await world.pass(400);
    world.edit((doc) => void writeRecord(doc, action("a")));
    await world.pass(100);
    world.crash();
    expect(await world.tables.rowsOf(BOARD)).toEqual([]);
    expect(await world.projector.heal()).toBe(1);
    const { are, shouldBe } = await world.rows();
    expect(are).toEqual(shouldBe);
    expect(are).toHaveLength(1);
    expect(await world.projector.heal()).toBe(0);
  });

  it("tries again after the database failed, and gives up on a board that is gone", async () => {
    const world = await projectedWorld();
    await world.pass(400);
    const { replaceItems } = world.projections;
    let failures = 2;
    world.projections.replaceItems = (...args) => {
      failures -= 1;
      const failure = Object.assign(new Error("disk full"), { code: "storage_failed" });
      return failures >= 0 ? Promise.reject(failure) : replaceItems(...args);
    };
    world.edit((doc) => void writeRecord(doc, action("a")));
    await world.pass(11_000);
    expect(await world.tables.rowsOf(BOARD)).toHaveLength(1);
    expect(world.logged).toEqual(Array(2).fill("the items of a board could not be projected"));
    world.edit((doc) => void writeRecord(doc, action("b")));
    await world.pass(100);
    await world.memory.deleteBoard(BOARD);
    await world.registry.dropBoard(BOARD);
    await world.pass(11_000);
    expect(world.logged).toHaveLength(2);
  });

  it("[SE13] tells a running session that other decisions stand in the tables, and nothing else", async () => {
    const world = await projectedWorld();
    const session = () => world.registry.read(BOARD, "session", readSessionState);
    const decide = (text: string) =>
      world.edit((doc) => void writeRecord(doc, sampleItem("decision", "d", { props: { text } })));
    decide("Before the session");
    await world.pass(600);
    expect((await session()).decided).toBe("");
    await world.registry.edit(BOARD, "session", (doc) => {
      const before = readSessionState(doc);
      const started = startSession(before, { id: "run-1", linkId: "link-1", at: 1 });
      if ("state" in started) writeSessionState(doc, before, started.state);
    });

    decide("Keep late patching");
    await world.pass(600);
    const first = (await session()).decided;
    expect(first).not.toBe("");
    expect((await world.tables.rowsOf(BOARD))[0]).toMatchObject({ title: "Keep late patching" });

    world.edit((doc) => void writeRecord(doc, action("a")));
    await world.pass(600);
    expect((await session()).decided).toBe(first);
    decide("Rule late patching out");
    await world.pass(600);
    expect((await session()).decided).not.toBe(first);
  });

  it("leaves a board that cannot be read, and does the others", async () => {
    const world = await projectedWorld();
    const { projector, memory } = world;
    await memory.createBoard({
      id: "broken",
      title: "t",
      template: "blank",
      createdAt: 0,
      person: "server",
      documents: { canvas: Uint8Array.from([9, 9, 9]), session: Uint8Array.from([0, 0]) },
    });
    world.crash();
    await projector.close();
    expect(await world.projector.heal()).toBe(2);
    expect(world.logged).toEqual(["the items of a board could not be projected"]);
    expect(await world.tables.staleBoards(PROJECTION_VERSION)).toEqual(["broken"]);
  });
});

type Step = { kind: string; target: number; type: string; value: number };

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom("add", "change", "type", "delete", "move", "frame", "undelete", "wait", "crash"),
    target: fc.integer({ min: 0, max: 4 }),
    type: fc.constantFrom(...SAMPLE_ITEM_TYPES),
    value: fc.integer({ min: 0, max: 1_000 }),
  }),
  { minLength: 5, maxLength: 40 },
);

/** One edit, as any of the ways in which people change items. */
function apply(doc: Y.Doc, { kind, target, type, value }: Step): void {
  const id = `i${target}`;
  const read = readCheckedRecord(doc, `shape:${id}`, check);
  const shape = read && "record" in read ? (read.record as TLShape) : null;
  if (kind === "add" || (kind === "undelete" && !shape))
    writeRecord(doc, sampleItem(type, id, { x: value }), "as-written");
  if (kind === "frame") {
    const inside = value % 3 === 0;
    writeRecord(doc, samplePage("page:page"));
    writeRecord(doc, sampleShape("frame", "f", { x: value, props: { name: `Frame ${value}` } }));
    if (shape)
      writeRecord(doc, { ...shape, parentId: (inside ? "shape:f" : "page:page") as TLShape["parentId"] });
  }
  if (!shape) return;
  if (kind === "delete") recordMaps(doc).delete(shape.id);
  if (kind === "move") writeRecord(doc, { ...shape, x: value, y: value % 7 });
  if (kind === "change") {
    writeRecord(doc, { ...shape, props: { ...shape.props, ...CHANGED_ITEM_PROPS[shape.type] } } as TLShape);
  }
  if (kind === "type") {
    const path = shape.type === "proposal" || shape.type === "feature-grid" ? "title" : "text";
    const splice = { at: 0, deleted: value % 5 === 0 ? 3 : 0, inserted: `w${value} ` };
    writeTextSplices(doc, { recordId: shape.id, path }, [splice], "typing");
  }
}

describe("tables and documents", () => {
  it("are the same after any edits and crashes, as a rebuild gives them", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const world = await projectedWorld();
        for (const step of taken) {
          if (step.kind === "wait") await world.pass(step.value * 2);
          else if (step.kind === "crash") {
            await world.pass(step.value % 200);
            world.crash();
            await world.projector.heal();
            // Whatever was on disk when it began is in the tables now.
            const { are, shouldBe } = await world.rows();
            expect(are).toEqual(shouldBe);
          } else world.edit((doc) => apply(doc, step));
        }
        await world.pass(3_000);
        const { are, shouldBe } = await world.rows();
        expect(are).toEqual(shouldBe);
        expect(world.logged).toEqual([]);
        expect(await world.tables.staleBoards(PROJECTION_VERSION)).toEqual([]);
        await world.projector.close();
      }),
      { numRuns: 40 },
    );
  });
});
