import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ErrorCode } from "@/contract/errors";
import {
  decodePresenceChanges,
  encodePresenceChanges,
  withPresenceChanges,
  type PresenceState,
} from "@/contract/presence-change";
import { decodeExtension, MESSAGE, SYNC, type Notice } from "@/contract/sync-protocol";
import { fakeSocketPair, type FakeSocketPair } from "./fake-socket";

/** A client of the protocol with a document and as little else as can be. */
export interface SyncClient {
  readonly doc: Y.Doc;
  readonly socket: FakeSocketPair;
  /** Latest `saved`; 0 before the first. */
  readonly saved: number;
  readonly refused: { update: number; code: ErrorCode }[];
  readonly notices: Notice[];
  /** Presence as heard from the server: client id → clock and state, null for one that left. */
  readonly presence: Map<number, { clock: number; state: unknown }>;
  /** Changes of presence that came without what they change. */
  presenceGaps: number;
  /** Types (and for sync messages kinds) of what arrived, in order: `sync:0`, `awareness`, `saved`, ... */
  readonly heard: string[];
  /** The server's close, as `4403 read_only`. */
  readonly closed: string | null;
  /** Bytes of updates received. */
  readonly updates: Uint8Array[];
  /** Sends sync step 1, as every client does when its socket opens. */
  hello(): void;
  send(type: number, write?: (encoder: encoding.Encoder) => void): void;
  sendUpdate(update: Uint8Array, kind?: number): void;
  showPresence(state: unknown, options?: { clientId?: number; clock?: number }): void;
  /** Shows changes of the presence shown before, `since` clocks ago. */
  changePresence(changes: unknown, options?: { clientId?: number; since?: number }): void;
}

const REMOTE = Symbol("remote");

export function syncClient(options: { doc?: Y.Doc; answersStep1?: boolean } = {}): SyncClient {
  const { doc = new Y.Doc(), answersStep1 = true } = options;
  const socket = fakeSocketPair();
  const presence: SyncClient["presence"] = new Map();
  const heard: string[] = [];
  const refused: SyncClient["refused"] = [];
  const notices: Notice[] = [];
  const updates: Uint8Array[] = [];
  let saved = 0;
  let presenceClock = 0;

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== REMOTE) client.sendUpdate(update);
  });
  socket.client.onMessage = (message) => receive(decoding.createDecoder(message));

  function receive(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) {
      const kind = decoding.readVarUint(decoder);
      const content = decoding.readVarUint8Array(decoder);
      heard.push(`sync:${kind}`);
      if (kind === SYNC.step1) {
        if (answersStep1) client.sendUpdate(Y.encodeStateAsUpdate(doc, content), SYNC.step2);
      } else {
        if (kind === SYNC.update) updates.push(content);
        Y.applyUpdate(doc, content, REMOTE);
      }
    } else if (type === MESSAGE.awareness) {
      heard.push("awareness");
      const states = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      for (let left = decoding.readVarUint(states); left > 0; left -= 1) {
        const clientId = decoding.readVarUint(states);
        const clock = decoding.readVarUint(states);
        presence.set(clientId, { clock, state: JSON.parse(decoding.readVarString(states)) as unknown });
      }
    } else if (type === MESSAGE.presenceChange) {
      heard.push("presence-change");
      for (const { clientId, clock, since, json } of decodePresenceChanges(
        decoding.readVarUint8Array(decoder),
        1000,
      )) {
        const known = presence.get(clientId);
        const changes = JSON.parse(json) as PresenceState | null;
        if (since === 0) presence.set(clientId, { clock, state: changes });
        else if (!known || known.clock < clock - since) client.presenceGaps += 1;
        else if (known.clock < clock)
          presence.set(clientId, {
            clock,
            state: withPresenceChanges(known.state as PresenceState, changes ?? {}),
          });
      }
    } else {
      const extension = decodeExtension(type, decoder);
      heard.push(extension?.type ?? `unknown:${type}`);
      if (extension?.type === "saved") saved = extension.upTo;
      if (extension?.type === "refused") refused.push({ update: extension.update, code: extension.code });
      if (extension?.type === "notice") notices.push(extension.notice);
    }
  }

  const client: SyncClient = {
    doc,
    socket,
    refused,
    notices,
    presence,
    presenceGaps: 0,
    heard,
    updates,
    get saved() {
      return saved;
    },
    get closed() {
      const { closed } = socket.client;
      return closed && `${closed.code} ${closed.reason}`;
    },
    hello() {
      client.send(MESSAGE.sync, (encoder) => {
        encoding.writeVarUint(encoder, SYNC.step1);
        encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
      });
    },
    send(type, write = () => {}) {
      socket.client.send(
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, type);
          write(encoder);
        }),
      );
    },
    sendUpdate(update, kind = SYNC.update) {
      client.send(MESSAGE.sync, (encoder) => {
        encoding.writeVarUint(encoder, kind);
        encoding.writeVarUint8Array(encoder, update);
      });
    },
    showPresence(state, { clientId = doc.clientID, clock } = {}) {
      presenceClock = clock ?? presenceClock + 1;
      client.send(MESSAGE.awareness, (encoder) => {
        encoding.writeVarUint8Array(encoder, encodeStates([[clientId, presenceClock, state]]));
      });
    },
    changePresence(changes, { clientId = doc.clientID, since = 1 } = {}) {
      presenceClock += 1;
      const json = JSON.stringify(changes);
      socket.client.send(encodePresenceChanges([{ clientId, clock: presenceClock, since, json }]));
    },
  };
  return client;
}

/** The content of an awareness message. */
export function encodeStates(states: readonly (readonly [number, number, unknown])[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const [clientId, clock, state] of states) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
}
