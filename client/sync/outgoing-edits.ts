import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ErrorCode } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";
import { MESSAGE, SYNC } from "@/contract/sync-protocol";
import type { Clock } from "./clock";
import { holdsMoreThan, nextPiece } from "./next-piece";
import { createSendPace } from "./send-pace";
import type { SyncSocket } from "./sync-socket";
import type { UnsavedEdit, UnsavedLedger } from "./unsaved-ledger";

/**
 * While more than this waits in the socket nothing is added, bytes: what lies there cannot be merged any more, and keeps back
 * the browser's answers to the server's pings, which would take us for gone.
 */
const MOST_IN_SOCKET = 256 * 1024;
const LOOK_AGAIN_MS = 100;

/**
 * Sends the ledger's edits on a connection, in their order, and numbers them there. What was done in a long time offline may be
 * more than one message holds: it goes in pieces, so that each is durable for itself should the connection end in between.
 */
export interface OutgoingEdits {
  /** Tells the server, which has this state, what it lacks. From then on edits may follow. */
  answer(theirState: Uint8Array): void;
  /** Sends what waits, as far as it may go now: there is an edit more, or the server has acknowledged some. */
  push(): void;
  /** The socket is gone. */
  connectionLost(): void;
}

export interface OutgoingEditsOptions {
  doc: Y.Doc;
  clock: Clock;
  ledger: UnsavedLedger<UnsavedEdit>;
  socket(): SyncSocket | null;
  /** Whether the server takes edits from us now. */
  mayWrite(): boolean;
  /** These can never be sent; taken out of the ledger. */
  refused(edits: readonly UnsavedEdit[], code: ErrorCode): void;
}

export function createOutgoingEdits(options: OutgoingEditsOptions): OutgoingEdits {
  const { doc, clock, ledger } = options;
  /** What was done before this connection has been answered for: later edits may follow. */
  let sending = false;
  let sentUpdates = 0;
  let pace = createSendPace(clock);
  let stopTimer = () => {};
  /** The server's state vector, while what it lacks goes in pieces. */
  let known: Uint8Array | null = null;
  /** The next piece is the answer to its step 1. */
  let owesAnswer = false;

  function post(message: Uint8Array, edits?: readonly UnsavedEdit[]): void {
    sentUpdates += 1;
    ledger.sent(sentUpdates, edits);
    pace.spend(message.byteLength);
    options.socket()?.send(message);
  }

  function push(): void {
    stopTimer();
    const socket = options.socket();
    if (!sending || !socket || !options.mayWrite()) return;
    for (let piece = nextPiece(ledger.waitingEdits, known); piece;) {
      const message = syncMessage(owesAnswer ? SYNC.step2 : SYNC.update, piece.update);
      const waitMs = socket.bufferedAmount > MOST_IN_SOCKET ? LOOK_AGAIN_MS : pace.waitMs(message.byteLength);
      if (waitMs > 0) {
        stopTimer = clock.after(waitMs, push);
        return;
      }
      owesAnswer = false;
      post(message, piece.edits);
      piece = nextPiece(ledger.waitingEdits, known);
    }
    if (ledger.waitingEdits.length === 0) known = null;
    // Only once all others are durable: whoever is told so takes the document away from under them.
    else if (!ledger.anyTravels) options.refused(ledger.takeAll(), "too_large");
  }

  return {
    answer(theirState) {
      sending = true;
      // Readers have nothing to tell; their answer would only be refused.
      if (!options.mayWrite()) return;
      const missing = Y.encodeStateAsUpdate(doc, theirState);
      const isEmpty = missing.length === 2 && missing[0] === 0 && missing[1] === 0;
      if (isEmpty && ledger.waitingEdits.length === 0) return;
      const whole = syncMessage(SYNC.step2, missing);
      if (whole.byteLength <= LIMITS.messageBytes) {
        // Our unsent edits, and what others lost together with the server.
        post(whole);
        return;
      }
      // What else the server lost might be what our edits rest on: sent without it they would wait there for ever.
      if (holdsMoreThan(doc, Y.decodeStateVector(theirState), ledger.updates)) {
        options.refused(ledger.takeAll(), "conflict");
        return;
      }
      known = theirState;
      owesAnswer = true;
      push();
    },
    push,
    connectionLost() {
      sending = false;
      sentUpdates = 0;
      known = null;
      owesAnswer = false;
      pace = createSendPace(clock);
      stopTimer();
    },
  };
}

function syncMessage(kind: number, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });
}
