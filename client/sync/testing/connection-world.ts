import * as encoding from "lib0/encoding";
import { encodeAwarenessUpdate, type Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { TLRecord } from "tldraw";
import { newBoardDocuments } from "@/board/document/new-board";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { MESSAGE } from "@/contract/sync-protocol";
import type { ConnectionEnvironment } from "../connection-environment";
import { createMemoryUnsentEdits, type UnsentEdits } from "../unsent-edits";
import { fakeClock, type FakeClock } from "./fake-clock";
import { createFakeServer, updateMessage, type FakeServer } from "./fake-server";

/** A board's two documents on a fake server, and the browser around a connection. */
export interface ConnectionWorld {
  clock: FakeClock;
  canvas: FakeServer;
  session: FakeServer;
  unsent: UnsentEdits;
  environment: ConnectionEnvironment;
  /** Both sockets are accepted and answered. */
  serve(): void;
  /** The server changes the session document and tells everybody. */
  editSession(change: (doc: Y.Doc) => void): void;
}

export function openConnectionWorld(
  records: readonly TLRecord[] = [],
  unsent = createMemoryUnsentEdits(),
): ConnectionWorld {
  const clock = fakeClock();
  const documents = newBoardDocuments({
    schema: createPaperboardSchema(),
    title: "A board",
    template: "blank",
    at: 0,
    records,
  });
  const [canvas, session] = [createFakeServer(), createFakeServer()];
  Y.applyUpdate(canvas.doc, documents.canvas);
  Y.applyUpdate(session.doc, documents.session);
  const serverOf = (url: string) => (new URL(url).pathname.endsWith("/session") ? session : canvas);
  return {
    clock,
    canvas,
    session,
    unsent,
    environment: {
      window,
      clock,
      openSocket: (url, events) => serverOf(url).openSocket(url, events),
      fetchState: () => Promise.reject(new Error("no large states here")),
      unsentEdits: () => unsent,
    },
    serve() {
      for (const server of [session, canvas]) {
        server.last().accept();
        server.last().answer();
      }
    },
    editSession(change) {
      const before = Y.encodeStateVector(session.doc);
      change(session.doc);
      session.last().deliver(updateMessage(Y.encodeStateAsUpdate(session.doc, before)));
    },
  };
}

/** A presence message of somebody else, as the server sends it on. */
export function presenceMessage(other: Awareness, state: Record<string, unknown> | null): Uint8Array {
  other.setLocalState(state);
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(other, [other.clientID]));
  });
}
