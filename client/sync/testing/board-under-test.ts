import { createShapeId, type TLShape } from "tldraw";
import { afterEach } from "vitest";
import { writeRecord } from "@/board/document/canvas-document";
import { sampleShape } from "@/board/document/testing/sample-records";
import { openTestBoard, type TestBoard, type TestClient } from "./test-client";

type Shapes = Parameters<typeof openTestBoard>[1][number][];

export const GEO = createShapeId("g");
export const geo = (id = "g", overrides = {}) =>
  sampleShape("geo", id, { x: 100, y: 100, rotation: 0, ...overrides });

/** A colleague's record comes in. */
export const put = (client: TestClient, record: Parameters<typeof writeRecord>[1]) =>
  client.doc.transact(() => writeRecord(client.doc, record), "network");

export const move = (client: TestClient, id: TLShape["id"], x: number) => {
  const shape = client.shape(id);
  client.editor.updateShape({ id, type: shape.type, x });
};

export const recolour = (client: TestClient, id: TLShape["id"], color: string) =>
  client.editor.updateShape({ id, type: client.shape(id).type, props: { color } } as never);

/** A board of a test, closed after it; made anew by `open` or `two`. */
export interface BoardUnderTest {
  board: TestBoard;
  open(count: number, ...shapes: Shapes): TestClient[];
  two(...shapes: Shapes): [TestClient, TestClient];
  /** What is to be repaired is, and everybody has it. */
  drift(): void;
}

/** Call once at the top of a file of tests. */
export function boardUnderTest(): BoardUnderTest {
  const here: BoardUnderTest = {
    board: openTestBoard(0, []),
    open(count, ...shapes) {
      here.board = openTestBoard(count, shapes);
      return here.board.clients;
    },
    two(...shapes) {
      const [a, b] = here.open(2, ...shapes);
      if (!a || !b) throw new Error("two clients");
      return [a, b];
    },
    drift() {
      here.board.clock.advance(10_000);
      here.board.sync();
    },
  };
  afterEach(() => here.board.close());
  return here;
}
