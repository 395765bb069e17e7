import {
  DocumentRecordType,
  PageRecordType,
  TLDOCUMENT_ID,
  type TLPageId,
  type TLRecord,
  type TLSchema,
} from "@tldraw/tlschema";
import type { IndexKey } from "@tldraw/utils";
import * as Y from "yjs";
import { serializeSchema } from "./board-schema";
import { writeRecord } from "./canvas-document";
import { createRecordCheck } from "./check-record";
import { repairRecords } from "./repair-records";
import { initializeSession } from "./session-document";

/** First page of a board whose template brings none; the id tldraw itself would choose. */
const FIRST_PAGE = "page:page" as TLPageId;

/**
 * The first state of a board's two documents, v1 updates, from the records of a template. Adds the document record
 * and a first page where they are missing. Throws an Error naming the record when one is invalid or has no place:
 * a template is ours, so that is a bug.
 */
export function newBoardDocuments(board: {
  /** Of the records. */
  schema: TLSchema;
  title: string;
  template: string;
  /** Address of the thread the discussion came from. */
  origin?: string;
  /** The board that this one goes on from. */
  continues?: string;
  /** Milliseconds since the epoch. */
  at: number;
  records: readonly TLRecord[];
}): { canvas: Uint8Array; session: Uint8Array } {
  const { schema } = board;
  const check = createRecordCheck(schema);
  const records = new Map<string, TLRecord>();
  for (const record of board.records) {
    if (records.has(record.id)) throw new Error(`template record ${record.id} appears twice`);
    records.set(record.id, checked(record));
  }
  if (!records.has(TLDOCUMENT_ID)) add(DocumentRecordType.create({ id: TLDOCUMENT_ID, name: "" }));
  if (![...records.values()].some((record) => record.typeName === "page")) {
    add(PageRecordType.create({ id: FIRST_PAGE, name: "Page 1", index: "a1" as IndexKey }));
  }
  const [repair] = repairRecords(records).keys();
  if (repair !== undefined) throw new Error(`template record ${repair} has no place on the board`);

  function checked(record: TLRecord): TLRecord {
    try {
      return check(record.id, record);
    } catch (error) {
      throw new Error(`template record ${record.id} is invalid`, { cause: error });
    }
  }
  function add(record: TLRecord): void {
    records.set(record.id, record);
  }

  // A Y.Doc draws a random client id; the two must not be those of any document that later edits the board.
  const canvas = new Y.Doc();
  canvas.transact(() => {
    for (const record of records.values()) writeRecord(canvas, record);
  });
  const session = new Y.Doc();
  initializeSession(session, {
    title: board.title,
    template: board.template,
    ...(board.origin === undefined ? {} : { origin: board.origin }),
    ...(board.continues === undefined ? {} : { continues: board.continues }),
    schema: serializeSchema(schema),
    at: board.at,
  });
  const updates = { canvas: Y.encodeStateAsUpdate(canvas), session: Y.encodeStateAsUpdate(session) };
  canvas.destroy();
  session.destroy();
  return updates;
}
