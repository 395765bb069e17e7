import { createShapeId, type Editor, type TLStore } from "tldraw";
import { afterEach, beforeEach } from "vitest";
import type { Awareness } from "y-protocols/awareness";
import { recordMaps } from "@/board/document/record-maps";
import { sampleShape } from "@/board/document/testing/sample-records";
import type { Role } from "@/contract/roles";
import type { BoardConnection, ConnectionSnapshot } from "../board-connection";
import { createBoardConnection } from "../create-board-connection";
import { openConnectionWorld, type ConnectionWorld } from "./connection-world";
import { createTestEditor } from "./test-editor";

/** The one shape of the board. */
export const GEO = createShapeId("g");
export const geo = sampleShape("geo", "g", { x: 100, y: 100 });

/** A connection of a test and what is around it; made anew by `open`, closed after each test. */
export interface ConnectionUnderTest {
  world: ConnectionWorld;
  connection: BoardConnection;
  editor: Editor | null;
  /** Presence of others, destroyed after the test. */
  others: Awareness[];
  open(role?: Role, options?: { as?: "room"; unsent?: ConnectionWorld["unsent"] }): void;
  /** Throws while the connection is not ready. */
  store(): TLStore;
  /** Mounts an editor on the store. */
  mount(): Editor;
  /** What the page sees once it was told. */
  snapshot(): ConnectionSnapshot;
  /** Moves the shape, and waits until that is written. */
  move(x: number): void;
  /** Place of the shape on the server. */
  onServer(): number[] | undefined;
}

/** Call once at the top of a file of tests. */
export function connectionUnderTest(): ConnectionUnderTest {
  const world = openConnectionWorld([geo]);
  const here: ConnectionUnderTest = {
    world,
    // Inert: each test opens one of its own.
    connection: createBoardConnection({ boardId: "b 1", role: "viewer", person: null }, world.environment),
    editor: null,
    others: [],
    open(role = "participant", options = {}) {
      here.world = openConnectionWorld([geo], options.unsent);
      here.connection = createBoardConnection(
        { boardId: "b 1", role, as: options.as, person: { name: "Ada", color: "#112233" } },
        here.world.environment,
      );
      here.connection.open();
    },
    store() {
      const phase = here.connection.getSnapshot().connection;
      if (phase.phase !== "ready") throw new Error(`the connection is ${phase.phase}`);
      return phase.store;
    },
    mount() {
      here.editor = createTestEditor(here.store());
      here.connection.attachEditor(here.editor);
      return here.editor;
    },
    snapshot() {
      here.world.clock.advance(200);
      return here.connection.getSnapshot();
    },
    move(x) {
      here.store().update(GEO, (shape) => ({ ...shape, x }));
      here.world.clock.advance(1000);
    },
    onServer: () => recordMaps(here.world.canvas.doc).get(GEO)?.get("xyr") as number[] | undefined,
  };
  beforeEach(() => {
    here.editor = null;
    here.others = [];
  });
  afterEach(() => {
    here.editor?.dispose();
    here.connection.destroy();
    here.others.forEach((other) => other.destroy());
  });
  return here;
}
