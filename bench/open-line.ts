import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { writeSyncStep1, writeSyncStep2, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import type { Role } from "@/contract/roles";
import { decodeExtension, MESSAGE, SYNC, type DocumentName } from "@/contract/sync-protocol";
import { openCountingSocket } from "./counting-socket";
import { ACCEPT_ENCODING, fetchState } from "./fetch-state";
import type { Target, TargetBoard } from "./start-target";
import { syncAddress } from "./sync-address";
import { createTraffic, type Traffic } from "./traffic";

const READY_MS = 30_000;

export interface LineOptions {
  target: Target;
  board: TargetBoard;
  role: Role;
  document?: DocumentName;
  /** Address that the client seems to have; the server limits connections per address. */
  address?: string;
  /** Every message with the time of its arrival. */
  onMessage?: (message: Uint8Array, atMs: number) => void;
}

/**
 * A connection that takes part and counts but does not apply what it receives: two hundred of them must not cost the
 * measuring process more than the server they measure. For people with a document see join-as-person.ts.
 */
export interface Line {
  readonly received: Traffic;
  readonly sent: Traffic;
  /** Sends a document update, v1. */
  sendUpdate(update: Uint8Array): void;
  /** Sends a whole message of presence. */
  sendPresence(message: Uint8Array): void;
  /** Number of the last own update that the server reported as durable; 0 from the plain relay. */
  readonly savedUpTo: number;
  readonly sentUpdates: number;
  /** What the server did that it should not have: refusals and closes. Empty in a good run. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Connects, and resolves when the first state is here, over the socket or over HTTP. */
export function openLine(options: LineOptions): Promise<Line> {
  const [received, sent] = [createTraffic(), createTraffic()];
  const complaints: string[] = [];
  // Stands for "nothing here yet" in the handshake.
  const empty = new Y.Doc();
  let savedUpTo = 0;
  let sentUpdates = 0;
  let closing = false;
  let onClosed = () => {};
  const closed = new Promise<void>((resolve) => (onClosed = resolve));

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail("no first state arrived"), READY_MS);
    const fail = (reason: string) => {
      clearTimeout(timer);
      closing = true;
      socket.close();
      reject(new Error(`${syncAddress(options.target, options.board, "room").split("?")[0]}: ${reason}`));
    };
    const open = openCountingSocket({
      received,
      sent,
      onMessage: options.onMessage,
      address: options.address,
    });
    const address = syncAddress(options.target, options.board, options.role, options.document);
    const socket = open(address, {
      open: () => sendSync((encoder) => writeSyncStep1(encoder, empty)),
      message: (message) => receive(decoding.createDecoder(message)),
      close({ code, reason }) {
        if (!closing) complaints.push(`closed with ${code} ${reason}`);
        onClosed();
        if (!closing) fail(`closed with ${code} ${reason}`);
      },
    });

    function sendSync(write: (encoder: encoding.Encoder) => void): void {
      socket.send(
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, MESSAGE.sync);
          write(encoder);
        }),
      );
    }

    function receive(decoder: decoding.Decoder): void {
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE.sync) {
        const kind = decoding.readVarUint(decoder);
        if (kind === SYNC.step1) {
          // A viewer's answer would be refused, and there is nothing to tell.
          if (options.role === "viewer" || options.role === "room") return;
          sentUpdates += 1;
          sendSync((encoder) => writeSyncStep2(encoder, empty));
        } else if (kind === SYNC.step2) ready();
        return;
      }
      const message = decodeExtension(type, decoder);
      if (message?.type === "saved") savedUpTo = Math.max(savedUpTo, message.upTo);
      if (message?.type === "refused") complaints.push(`update ${message.update} refused: ${message.code}`);
      if (message?.type === "notice") {
        if (message.notice.kind === "state-over-http") void askWithState();
        else if (message.notice.kind !== "role") complaints.push(`notice ${JSON.stringify(message.notice)}`);
      }
    }

    /** What a client of ours does with a large first state: fetch it, then ask for what is newer. Only then it is sent changes. */
    async function askWithState(): Promise<void> {
      const { target, board, role, document = "canvas" } = options;
      try {
        const { update } = await fetchState({
          url: target.url,
          boardId: board.id,
          document,
          token: board.tokens[role],
          acceptEncoding: ACCEPT_ENCODING.https,
        });
        const known = Y.encodeStateVectorFromUpdateV2(update);
        sendSync((encoder) => {
          encoding.writeVarUint(encoder, SYNC.step1);
          encoding.writeVarUint8Array(encoder, known);
        });
      } catch (error) {
        fail(`the first state could not be fetched: ${String(error)}`);
      }
    }

    function ready(): void {
      clearTimeout(timer);
      resolve(line);
    }

    const line: Line = {
      received,
      sent,
      complaints,
      get savedUpTo() {
        return savedUpTo;
      },
      get sentUpdates() {
        return sentUpdates;
      },
      sendUpdate(update) {
        sentUpdates += 1;
        sendSync((encoder) => writeUpdate(encoder, update));
      },
      sendPresence: (message) => socket.send(message),
      close() {
        closing = true;
        socket.close();
        return closed;
      },
    };
  });
}

/** Throws when the server complained about any of the lines: then the run measured something else than it says. */
export function requireQuiet(lines: Iterable<Line>): void {
  const complaints = [...lines].flatMap((line) => line.complaints);
  if (complaints.length > 0) {
    throw new Error(`the server complained ${complaints.length} times, first: ${complaints[0]}`);
  }
}
