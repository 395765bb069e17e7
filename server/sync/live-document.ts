import * as Y from "yjs";
import { createLogCompactor, type LogCompactor } from "./compact-log";
import { createDocumentGauge, type DocumentGauge } from "./document-gauge";
import { createDurableAppender, type DurableAppender } from "./durable-appender";
import type { OpenedDocument } from "./load-document";
import type { RoomDeps } from "./room-deps";

/** A loaded document with what makes its changes durable, keeps its log short and measures it. */
export interface LiveDocument {
  doc: Y.Doc;
  appender: DurableAppender;
  compactor: LogCompactor;
  gauge: DocumentGauge;
  /** Highest seq of the log that this process knows. */
  readonly seq: number;
  /** The whole state as an update v1; computed once for each change. */
  stateV1(): Uint8Array;
  /** The same as an update v2. */
  stateV2(): Uint8Array;
  /** Stops everything; what is not durable is given up. */
  end(): void;
}

export function createLiveDocument(
  deps: Pick<
    RoomDeps,
    "boardId" | "document" | "store" | "clock" | "limits" | "metrics" | "log" | "boardGone"
  >,
  loaded: OpenedDocument,
  /** Its edits cannot be saved any more, or can again. */
  storageChanged: (failing: boolean, error: unknown) => void,
): LiveDocument {
  const { boardId, document, store, clock, limits, metrics, log } = deps;
  const { doc } = loaded;
  let { seq } = loaded;
  let states: { v1: Uint8Array | null; v2: Uint8Array | null } = { v1: null, v2: null };
  const stateV1 = () => (states.v1 ??= Y.encodeStateAsUpdate(doc));

  const compactor = createLogCompactor({
    store,
    boardId,
    document,
    loaded,
    encodeState: measureState,
    failed: (error) => log.warn({ error, boardId, document }, "the log could not be compacted"),
  });
  const appender = createDurableAppender({
    append: (rows) => store.appendRows(boardId, document, rows),
    clock,
    metrics,
    beforeAppend: () => compactor.beforeAppend(),
    appended: (upTo, written) => {
      seq = upTo;
      compactor.appended(upTo, written);
    },
    failingChanged: storageChanged,
    gone: deps.boardGone,
  });
  const gauge = createDocumentGauge({
    doc,
    bytes: loaded.bytes,
    clock,
    limits,
    measure: () => measureState().byteLength,
  });
  doc.on("update", () => {
    states = { v1: null, v2: null };
  });

  function measureState(): Uint8Array {
    const state = stateV1();
    gauge.measured(state.byteLength);
    return state;
  }

  return {
    doc,
    appender,
    compactor,
    gauge,
    get seq() {
      return seq;
    },
    stateV1,
    stateV2: () => (states.v2 ??= Y.encodeStateAsUpdateV2(doc)),
    end() {
      compactor.stop();
      appender.stop();
      doc.destroy();
    },
  };
}
