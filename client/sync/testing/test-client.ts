import {
  createTLStore,
  type Editor,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  type TLStore,
} from "tldraw";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf, type RejectedRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { newBoardDocuments } from "@/board/document/new-board";
import { createIncomingFrames } from "../incoming-frames";
import { createStoreBinding, type StoreBinding } from "../store-binding";
import { fakeClock, type FakeClock } from "./fake-clock";
import { createTestEditor } from "./test-editor";

const schema = createPaperboardSchema();
const check = createRecordCheck(schema);

/** One browser of a test: document, store, binding and editor, on a clock that everybody shares. */
export interface TestClient {
  doc: Y.Doc;
  store: TLStore;
  binding: StoreBinding;
  editor: Editor;
  setAside: RejectedRecord[];
  /** Errors that would have shown the crash screen. */
  crashes: unknown[];
  /** Whether this client is the one that writes repairs. */
  repairs: boolean;
  /** Checked records of the document. */
  written(): Map<string, TLRecord>;
  /** Records of the document's types in the store. */
  shown(): Map<string, TLRecord>;
  shape<S extends TLShape = TLShape>(id: string): S;
  close(): void;
}

export interface TestBoard {
  clock: FakeClock;
  clients: TestClient[];
  client(index: number): TestClient;
  /** Everybody writes what waits, gets everything and shows it. */
  sync(): void;
  /** Only the documents of these two exchange what they have; shown in the next frame. */
  exchange(from: TestClient, to: TestClient): void;
  close(): void;
}

export function openTestBoard(count: number, records: readonly TLRecord[]): TestBoard {
  const clock = fakeClock();
  const { canvas } = newBoardDocuments({ schema, title: "t", template: "blank", at: 0, records });
  const clients = Array.from({ length: count }, (_, index) => createTestClient(clock, canvas, index));
  const board: TestBoard = {
    clock,
    clients,
    client(index) {
      const found = clients[index];
      if (!found) throw new Error(`no client ${index}`);
      return found;
    },
    exchange(from, to) {
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "network");
    },
    sync() {
      for (let round = 0; round < 3; round++) {
        for (const one of clients) one.binding.flush();
        for (const from of clients) for (const to of clients) if (from !== to) board.exchange(from, to);
        clock.runFrame();
      }
    },
    close: () => clients.forEach((one) => one.close()),
  };
  return board;
}

function createTestClient(clock: FakeClock, state: Uint8Array, index: number): TestClient {
  const doc = new Y.Doc();
  doc.clientID = 1000 + index;
  Y.applyUpdate(doc, state);
  const store = createTLStore({ schema });
  const setAside: RejectedRecord[] = [];
  const client = { doc, store, setAside, crashes: [] as unknown[], repairs: index === 0 } as TestClient;
  client.binding = createStoreBinding({
    store,
    schema,
    clock,
    // As the connection does it, but in every frame.
    showSoon: createIncomingFrames(clock, 0).request,
    mayRepair: () => client.repairs,
    pending: () => undefined,
    setAside: (records) => setAside.push(...records),
  });
  client.binding.bind(doc);
  client.binding.setWritable(true);
  client.editor = createTestEditor(store);
  client.editor.on("crash", ({ error }) => client.crashes.push(error));
  const detach = client.binding.attachEditor(client.editor);
  client.written = () => recordsOf(doc, check).records;
  client.shown = () =>
    new Map(
      store
        .allRecords()
        .filter((record) => store.scopedTypes.document.has(record.typeName))
        .map((record) => [record.id, record]),
    );
  client.shape = <S extends TLShape>(id: string) => {
    const shape = client.editor.getShape(id as TLShapeId);
    if (!shape) throw new Error(`no shape ${id}`);
    return shape as S;
  };
  client.close = () => {
    detach();
    client.binding.destroy();
    client.editor.dispose();
    doc.destroy();
  };
  return client;
}
