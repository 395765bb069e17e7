import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import WebSocket from "ws";
import * as Y from "yjs";

// Message types of contract/sync-protocol.ts, restated: a second reading of docs/sync-spec.md, not the same code.
const SYNC = 0;
const SAVED = 100;
const REFUSED = 101;
const SYNC_STEP_2 = 1;

/** Shapes of one writer that it goes on moving; older ones rest. */
const MOVED_SHAPES = 20;

/**
 * A hand-made client that edits a board as fast as it is asked to, and knows which of its edits the server called
 * saved. It keeps its document over reconnects, as a browser does. `options` are those of `ws`.
 */
export function createSoakWriter({ name, url, random, options = {} }) {
  const doc = new Y.Doc();
  const records = doc.getMap("records");
  /** Newest edit of each own shape: id → step. */
  const written = new Map();
  /** Newest edit of each own shape that the server said is durable: id → step. */
  const acknowledged = new Map();
  /** Edits inside each document update of the present connection, in order; a reconnect begins anew. */
  let sent = [];
  let socket = null;
  let created = 0;
  let step = 0;
  let refused = 0;
  let savedEdits = 0;

  doc.on("update", (update, origin) => {
    if (origin !== "local" || socket?.readyState !== WebSocket.OPEN) return;
    send((encoder) => syncProtocol.writeUpdate(encoder, update), new Map([lastEdit]));
  });
  let lastEdit = ["", 0];

  /** Sends one sync message; `edits` when it carries a document update, which the server then counts. */
  function send(write, edits) {
    if (edits) sent.push(edits);
    socket.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, SYNC);
        write(encoder);
      }),
    );
  }

  function receive(data) {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) {
      const reply = encoding.createEncoder();
      encoding.writeVarUint(reply, SYNC);
      const kind = syncProtocol.readSyncMessage(decoder, reply, doc, "remote");
      if (kind === syncProtocol.messageYjsSyncStep1) {
        // The answer is a sync step 2 with everything the server lacks.
        sent.push(new Map(written));
        socket.send(encoding.toUint8Array(reply));
      }
      return kind === SYNC_STEP_2;
    }
    if (type === SAVED) {
      for (const edits of sent.slice(0, decoding.readVarUint(decoder))) {
        for (const [id, at] of edits) {
          acknowledged.set(id, Math.max(at, acknowledged.get(id) ?? 0));
          // Updates go out in order, so what came before an edit is saved when the edit is.
          savedEdits = Math.max(savedEdits, at);
        }
      }
    } else if (type === REFUSED) {
      refused += 1;
    }
    return false;
  }

  return {
    name,
    acknowledged,
    /** Edits made so far, and how many of them the server called saved. */
    get edits() {
      return step;
    },
    get savedEdits() {
      return savedEdits;
    },
    get refused() {
      return refused;
    },
    /** Resolves when the first answer to our state is here; rejects when the server closes before. */
    connect() {
      sent = [];
      socket = new WebSocket(url, options);
      socket.binaryType = "arraybuffer";
      return new Promise((resolve, reject) => {
        socket.once("open", () => send((encoder) => syncProtocol.writeSyncStep1(encoder, doc), null));
        socket.on("message", (data) => {
          if (receive(data)) resolve();
        });
        socket.on("error", reject);
        socket.once("close", (code, reason) => reject(new Error(`${name} was closed: ${code} ${reason}`)));
      });
    },
    /** Makes a new shape or moves one of its own. */
    edit() {
      step += 1;
      const fresh = created === 0 || random() < 0.3;
      if (fresh) created += 1;
      const first = Math.max(1, created - MOVED_SHAPES + 1);
      const n = fresh ? created : first + Math.floor(random() * (created - first + 1));
      const id = `shape:${name}-${n}`;
      lastEdit = [id, step];
      written.set(id, step);
      doc.transact(() => {
        if (fresh) {
          const record = new Y.Map();
          record.set("$", rectangle(id, step));
          records.set(id, record);
        } else {
          records.get(id).set("xyr", [step, n, 0]);
        }
      }, "local");
    },
    disconnect() {
      socket?.removeAllListeners();
      socket?.on("error", () => undefined);
      socket?.terminate();
      socket = null;
    },
  };
}

/** The step of a shape's last edit as it stands in a canvas document; null when the shape is not there. */
export function storedStep(doc, id) {
  const record = doc.getMap("records").get(id);
  if (record === undefined) return null;
  const moved = record.get("xyr");
  return moved === undefined ? record.get("$").x : moved[0];
}

function rectangle(id, x) {
  return {
    id,
    typeName: "shape",
    type: "geo",
    parentId: "page:page",
    index: "a1",
    x,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      geo: "rectangle",
      w: 100,
      h: 60,
      growY: 0,
      scale: 1,
      dash: "draw",
      url: "",
      color: "black",
      labelColor: "black",
      fill: "none",
      size: "m",
      font: "draw",
      align: "middle",
      verticalAlign: "middle",
      richText: { type: "doc", content: [{ type: "paragraph" }] },
    },
  };
}
