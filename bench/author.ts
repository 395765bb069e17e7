import type { RecordsDiff } from "@tldraw/store";
import type { TLRecord, TLShape } from "@tldraw/tlschema";
import * as encoding from "lib0/encoding";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { recordsOf, writeRecordsDiff } from "@/board/document/canvas-document";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { createRecordCheck } from "@/board/document/check-record";
import type { PresenceInput } from "@/contract/presence";
import { shapeKey } from "@/contract/shape-key";
import { MESSAGE } from "@/contract/sync-protocol";
import type { Clock } from "@/client/sync/clock";
import { createOutgoingWriter, MANY_SHAPES } from "@/client/sync/outgoing-writer";
import { createPresencePace } from "@/client/sync/presence-pace";
import { createPresenceWire } from "@/client/sync/presence-wire";
import type { TargetKind } from "./start-target";

/** Where an author's messages go: a line, or a list when nothing is sent. */
export interface AuthorOutput {
  sendUpdate(update: Uint8Array): void;
  /** A whole message of presence. */
  sendPresence(message: Uint8Array): void;
}

/** What a pointer does in one frame. */
export interface PointerState {
  cursor: { x: number; y: number };
  /** Ids of the selected shapes; the same list as long as they are the same. */
  selected: readonly string[];
  isDragging: boolean;
}

export interface AuthorOptions {
  name: string;
  /** State of the canvas the author begins with, v1. */
  state: Uint8Array;
  output: AuthorOutput;
  clock: Clock;
  /** Called with each update before it is sent: the author's Yjs client id and its clock behind the update. */
  onUpdate?: (clientId: number, clockEnd: number) => void;
}

/** Somebody who draws, seen from below the editor: what a frame changed in the store goes in, messages come out. */
export interface Author {
  record(id: string): TLRecord;
  /** One frame of the editor: these records are new or different now. */
  frame(records: readonly TLRecord[]): void;
  pointer(state: PointerState): void;
  /** The gesture ends: its last state must go out. */
  liftPointer(): void;
  /** State of the author's document, v1. */
  state(): Uint8Array;
  close(): void;
}

/** An author who writes as the target's usual client does. */
export function createAuthor(kind: TargetKind, options: AuthorOptions): Author {
  return kind === "naive" ? createNaiveAuthor(options) : createPaperboardAuthor(options);
}

/** Records written at once by somebody who pastes a board: well below the size limit of a message. */
const RECORDS_PER_UPDATE = 1000;

/** Updates, v1, that put `records` into an empty canvas document as the target's client keeps it. */
export function canvasUpdates(kind: TargetKind, records: readonly TLRecord[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  for (let first = 0; first < records.length; first += RECORDS_PER_UPDATE) {
    const some = records.slice(first, first + RECORDS_PER_UPDATE);
    if (kind === "naive")
      doc.transact(() => some.forEach((record) => wholeRecords(doc).set(record.id, record)));
    else writeRecordsDiff(doc, additions(some), null);
  }
  doc.destroy();
  return updates;
}

/** The product's own writer and layout, at the cadence that it keeps while others are on the board. */
function createPaperboardAuthor(options: AuthorOptions): Author {
  const doc = openDocument(options);
  const check = createRecordCheck(createPaperboardSchema());
  const { records } = recordsOf(doc, check);
  const writer = createOutgoingWriter({
    clock: options.clock,
    write: (diff) => writeRecordsDiff(doc, diff, "author"),
  });
  writer.setAlone(false);
  const presence = openPaperboardPresence(doc, records, options);
  return {
    record: (id) => recordOf(records, id),
    frame(changed) {
      const diff = { added: {}, updated: {}, removed: {} } as Record<string, Record<string, unknown>>;
      for (const record of changed) {
        const before = records.get(record.id);
        if (before) (diff["updated"] ??= {})[record.id] = [before, record];
        else (diff["added"] ??= {})[record.id] = record;
        records.set(record.id, record);
      }
      writer.add(diff as unknown as RecordsDiff<TLRecord>);
    },
    pointer: presence.show,
    liftPointer: () => writer.flush(),
    state: () => Y.encodeStateAsUpdate(doc),
    close() {
      writer.close();
      presence.close();
      doc.destroy();
    },
  };
}

/** What the usual examples do: each change of the store writes whole records, at once; presence as it comes. */
function createNaiveAuthor(options: AuthorOptions): Author {
  const doc = openDocument(options);
  const maps = wholeRecords(doc);
  const presence = openNaivePresence(doc, options);
  return {
    record(id) {
      const record = maps.get(id);
      if (!record) throw new Error(`there is no record ${id}`);
      return record;
    },
    frame: (changed) =>
      doc.transact(() => changed.forEach((record) => maps.set(record.id, record)), "author"),
    pointer: presence.show,
    liftPointer: () => undefined,
    state: () => Y.encodeStateAsUpdate(doc),
    close() {
      presence.close();
      doc.destroy();
    },
  };
}

function wholeRecords(doc: Y.Doc): Y.Map<TLRecord> {
  return doc.getMap<TLRecord>("whole-records");
}

function recordOf(records: ReadonlyMap<string, TLRecord>, id: string): TLRecord {
  const record = records.get(id);
  if (!record) throw new Error(`there is no record ${id}`);
  return record;
}

function additions(records: readonly TLRecord[]): RecordsDiff<TLRecord> {
  const added = Object.fromEntries(records.map((record) => [record.id, record]));
  return { added, updated: {}, removed: {} } as RecordsDiff<TLRecord>;
}

function openDocument({ state, output, onUpdate }: AuthorOptions): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.on("update", (update) => {
    onUpdate?.(doc.clientID, Y.getState(doc.store, doc.clientID));
    output.sendUpdate(update);
  });
  return doc;
}

/** Box of a note at its usual size, for the frame around a large selection. */
const NOTE_PX = 200;

/** The presence of the product's client: the fields of client/sync/presence.ts, which needs an editor, at its pace, on its wire. */
function openPaperboardPresence(
  doc: Y.Doc,
  records: ReadonlyMap<string, TLRecord>,
  { name, output, clock }: AuthorOptions,
) {
  const awareness = new Awareness(doc);
  const wire = createPresenceWire({
    awareness,
    clock,
    origin: "server",
    send: output.sendPresence,
    askForAll: () => undefined,
  });
  awareness.on("update", (_changes: unknown, origin: unknown) => {
    if (origin === "local") wire.sendOwn();
  });
  let latest: PointerState | null = null;
  let told: { ids: readonly string[]; keys: string } = { ids: [], keys: "" };

  function state(pointer: PointerState): PresenceInput {
    const shapes = pointer.selected.map((id) => recordOf(records, id) as TLShape);
    const [anchor] = shapes;
    if (told.ids !== pointer.selected)
      told = { ids: pointer.selected, keys: pointer.selected.map(shapeKey).join("") };
    return {
      name,
      color: "#3b62d6",
      page: "page:page",
      camera: { x: -120.5, y: 80.3, z: 1 },
      screen: { x: 0, y: 48, w: 1280, h: 672 },
      cursor: pointer.cursor,
      at: Math.floor(clock.now() / 1000) * 1000,
      ...(shapes.length > MANY_SHAPES
        ? { selectionBox: boxOf(shapes) }
        : shapes.length > 0 && { selection: [...pointer.selected] }),
      ...(anchor &&
        pointer.isDragging && { dragged: told.keys, draggedTo: [tenth(anchor.x), tenth(anchor.y), 0] }),
    };
  }
  const pace = createPresencePace(clock, () => latest && awareness.setLocalState(state(latest)));
  return {
    show(pointer: PointerState) {
      latest = pointer;
      pace.soon();
    },
    close() {
      pace.stop();
      awareness.destroy();
    },
  };
}

function boxOf(shapes: readonly TLShape[]) {
  const [xs, ys] = [shapes.map(({ x }) => x), shapes.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: tenth(x),
    y: tenth(y),
    w: tenth(Math.max(...xs) + NOTE_PX - x),
    h: tenth(Math.max(...ys) + NOTE_PX - y),
  };
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10;
}

/** Ids of a selection that the usual examples with a limit send. */
const NAIVE_SELECTION = 100;

/** What the usual examples show, whole and as it comes. */
function openNaivePresence(doc: Y.Doc, { name, output }: AuthorOptions) {
  const awareness = new Awareness(doc);
  awareness.on("update", (_changes: unknown, origin: unknown) => {
    if (origin !== "local") return;
    output.sendPresence(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.awareness);
        encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
      }),
    );
  });
  return {
    show: ({ cursor, selected }: PointerState) =>
      awareness.setLocalState({
        name,
        color: "#3b62d6",
        page: "page:page",
        camera: { x: -120.5, y: 80.3, z: 1 },
        screen: { x: 0, y: 48, w: 1280, h: 672 },
        cursor: { ...cursor, rotation: 0, type: "default" },
        selection: selected.slice(0, NAIVE_SELECTION),
        brush: null,
        scribbles: [],
        following: null,
        at: Date.now(),
      }),
    close: () => awareness.destroy(),
  };
}
