import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { decodePresenceChanges, withPresenceChanges, type PresenceState } from "@/contract/presence-change";
import {
  encodeNotice,
  encodeRefused,
  encodeSaved,
  MESSAGE,
  SYNC,
  type Notice,
} from "@/contract/sync-protocol";
import type { ErrorCode } from "@/contract/errors";
import type { OpenSocket, SocketEvents } from "../sync-socket";

/** One socket as the server sees it. Nothing happens by itself: the test says when. */
export interface FakeConnection {
  url: string;
  /** Types of the messages the client sent, `sync:1` for sync messages. */
  log: string[];
  /** Document updates the client sent (step 2 and update). */
  updates: Uint8Array[];
  /** Presence the client sent, as whole states: what it sent as changes is laid over what it sent before. */
  presence: Uint8Array[];
  /** Messages of presence as they came. */
  presenceMessages: Uint8Array[];
  closedByClient: boolean;
  /** The handshake is done; the server sends its step 1, as it does at once. */
  accept(): void;
  /** Answers the client's step 1 with the document's state. */
  answer(): void;
  saved(upTo?: number): void;
  refuse(number: number, code: ErrorCode): void;
  notify(notice: Notice): void;
  /** An edit or presence message of somebody else. */
  deliver(message: Uint8Array): void;
  drop(code?: number, reason?: string): void;
}

export interface FakeServer {
  doc: Y.Doc;
  connections: FakeConnection[];
  last(): FakeConnection;
  openSocket: OpenSocket;
  /** Whether updates of clients are applied to `doc`. */
  takes: boolean;
  /** Bytes that lie in each client's socket. */
  bufferedAmount: number;
}

/** A server that speaks the protocol of docs/sync-spec.md, step by step at the test's word. */
export function createFakeServer(doc: Y.Doc = new Y.Doc()): FakeServer {
  const server: FakeServer = {
    doc,
    connections: [],
    takes: true,
    bufferedAmount: 0,
    last() {
      const found = server.connections.at(-1);
      if (!found) throw new Error("nobody has connected");
      return found;
    },
    openSocket(url, events) {
      const connection = createConnection(server, url, events);
      server.connections.push(connection);
      return {
        get bufferedAmount() {
          return server.bufferedAmount;
        },
        send: (message) => receive(server, connection, message),
        close: () => {
          connection.closedByClient = true;
        },
      };
    },
  };
  return server;
}

function sync(kind: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** A document update, as the server passes it on. */
export function updateMessage(update: Uint8Array): Uint8Array {
  return sync(SYNC.update, update);
}

function createConnection(server: FakeServer, url: string, events: SocketEvents): FakeConnection {
  const connection: FakeConnection = {
    url,
    log: [],
    updates: [],
    presence: [],
    presenceMessages: [],
    closedByClient: false,
    accept() {
      events.open();
      events.message(sync(SYNC.step1, Y.encodeStateVector(server.doc)));
    },
    answer: () => events.message(sync(SYNC.step2, Y.encodeStateAsUpdate(server.doc))),
    saved: (upTo = connection.updates.length) => events.message(encodeSaved(upTo)),
    refuse: (number, code) => events.message(encodeRefused(number, code)),
    notify: (notice) => events.message(encodeNotice(notice)),
    deliver: (message) => events.message(message),
    drop: (code = 1006, reason = "") => events.close({ code, reason }),
  };
  return connection;
}

function receive(server: FakeServer, connection: FakeConnection, message: Uint8Array): void {
  const decoder = decoding.createDecoder(message);
  const type = decoding.readVarUint(decoder);
  if (type === MESSAGE.awareness) connection.presence.push(decoding.readVarUint8Array(decoder));
  if (type === MESSAGE.presenceChange)
    connection.presence.push(wholePresence(connection, decoding.readVarUint8Array(decoder)));
  if (type === MESSAGE.awareness || type === MESSAGE.presenceChange)
    connection.presenceMessages.push(message);
  if (type !== MESSAGE.sync) {
    connection.log.push(String(type));
    return;
  }
  const kind = decoding.readVarUint(decoder);
  connection.log.push(`sync:${kind}`);
  if (kind === SYNC.step1) return;
  const update = decoding.readVarUint8Array(decoder);
  connection.updates.push(update);
  if (server.takes) Y.applyUpdate(server.doc, update);
}

/** What the server knows of a client after one change of its presence. */
function wholePresence(connection: FakeConnection, content: Uint8Array): Uint8Array {
  const known = new Awareness(new Y.Doc());
  try {
    for (const update of connection.presence) applyAwarenessUpdate(known, update, null);
    for (const { clientId, clock, since, json } of decodePresenceChanges(content, 1)) {
      if (known.meta.get(clientId)?.clock !== clock - since)
        throw new Error("a change of presence has gone missing");
      const state = withPresenceChanges(
        known.getStates().get(clientId) as PresenceState,
        JSON.parse(json) as PresenceState,
      );
      known.states.set(clientId, state);
      known.meta.set(clientId, { clock, lastUpdated: 0 });
    }
    return encodeAwarenessUpdate(
      known,
      [...known.getStates().keys()].filter((id) => id !== known.clientID),
    );
  } finally {
    known.destroy();
  }
}
