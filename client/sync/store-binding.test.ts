// @vitest-environment happy-dom
import { createTLStore, type Editor, type TLRecord, type TLShape } from "tldraw";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "@/board/document/board-schema";
import { recordsOf, writeRecordsDiff, type RejectedRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { newBoardDocuments } from "@/board/document/new-board";
import { sampleShape, SAMPLE_PAGE } from "@/board/document/testing/sample-records";
import { createStoreBinding } from "./store-binding";
import { fakeClock, type FakeClock } from "./testing/fake-clock";
import { createTestEditor, pointer } from "./testing/test-editor";

const schema = createBoardSchema();
const check = createRecordCheck(schema);

class Client {
  readonly doc = new Y.Doc();
  readonly store = createTLStore({ schema });
  readonly setAside: RejectedRecord[] = [];
  repairs = true;
  readonly binding = createStoreBinding({
    store: this.store,
    schema,
    clock: this.clock,
    mayRepair: () => this.repairs,
    pending: () => undefined,
    setAside: (records) => this.setAside.push(...records),
  });
  readonly editor: Editor;
  constructor(
    readonly clock: FakeClock,
    state: Uint8Array,
  ) {
    Y.applyUpdate(this.doc, state);
    this.binding.bind(this.doc);
    this.binding.setWritable(true);
    this.editor = createTestEditor(this.store);
    this.binding.attachEditor(this.editor);
  }
  records(): Map<string, TLRecord> {
    return recordsOf(this.doc, check).records;
  }
}

describe("smoke", () => {
  it("mounts and draws", () => {
    const clock = fakeClock();
    const { canvas } = newBoardDocuments({ title: "t", template: "blank", at: 0, records: [sampleShape("geo", "g")] });
    const client = new Client(clock, canvas);
    expect(client.editor.getCurrentPageShapeIds().size).toBe(1);
    client.editor.setCurrentTool("draw");
    pointer(client.editor, "pointer_down", { x: 100, y: 100 });
    for (let i = 0; i < 20; i++) pointer(client.editor, "pointer_move", { x: 100 + i * 5, y: 100 + i });
    pointer(client.editor, "pointer_up", { x: 200, y: 120 });
    clock.runFrame();
    console.log(client.editor.getCurrentPageShapes().map((s) => s.type), [...client.records().keys()]);
    void SAMPLE_PAGE;
  });
});
