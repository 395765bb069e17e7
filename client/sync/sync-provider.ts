// Longer than 400 lines: one state machine of one socket; what it says and counts stands in the files that it imports.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { removeAwarenessStates, type Awareness } from "y-protocols/awareness";
import { writeSyncStep1 } from "y-protocols/sync";
import * as Y from "yjs";
import type { ErrorCode } from "@/contract/errors";
import { createTextNames } from "@/board/document/item-texts";
import { touchedRecords } from "@/board/document/touched-records";
import { decodeExtension, MESSAGE, SYNC, type Notice } from "@/contract/sync-protocol";
import type { Clock } from "./clock";
import { closeMeaning } from "./close-meaning";
import { createGestureNames } from "./gesture-names";
import { createOutgoingEdits } from "./outgoing-edits";
import { createPresenceWire } from "./presence-wire";
import type { OpenSocket, SyncSocket } from "./sync-socket";
import { createUnsavedLedger, type UnsavedEdit } from "./unsaved-ledger";

/** Silence after which the provider asks whether anybody is there, and after which it gives the socket up. */
const ASK_AFTER_MS = 10_000;
const GIVE_UP_AFTER_MS = 25_000;
const CHECK_EVERY_MS = 5_000;
/** A first state over HTTP of which nothing came for so long is given up. A whole one may take a slow line minutes. */
const STATE_GIVE_UP_MS = 30_000;
/** Waiting time before attempt n is `FIRST_RETRY_MS * 2^n`, at most `LAST_RETRY_MS`, between half and all of it. */
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
/** Refusals that pass: the edit is offered again on a new connection. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  "rate_limited",
  "storage_failed",
  "going_down",
  "internal",
  "board_full",
]);

export interface SyncProviderOptions {
  doc: Y.Doc;
  /** Presence travels on this connection; null for the session document. */
  awareness: Awareness | null;
  /** Read for each socket. */
  readonly url: string;
  openSocket: OpenSocket;
  /** The first state over HTTP, an update v2. Calls `heard` whenever some of it came. */
  fetchState(signal: AbortSignal, heard: () => void): Promise<Uint8Array>;
  /** A first state that was asked for before there was a provider (update v2); null when it could not be had. */
  firstState?: Promise<Uint8Array | null>;
  clock: Clock;
  /** Whether the server takes edits from us now; asked before each one. */
  mayWrite(): boolean;
  /** Whether the person's pointer is down: what is written meanwhile is part of one edit. */
  isPointing?(): boolean;
  events: SyncProviderEvents;
}

export interface SyncProviderEvents {
  /** `online`, `unsaved` or `offlineSince` may have changed. */
  changed(): void;
  /** The document is complete for the first time. */
  firstSync(): void;
  notice(notice: Notice): void;
  /** A local edit was made and counted. */
  unsaved(edit: UnsavedEdit): void;
  /** Edits became durable. */
  saved(edits: readonly UnsavedEdit[]): void;
  /** Edits, or other content of the document here, were refused for good; the document still holds them. */
  refused(edits: readonly UnsavedEdit[], code: ErrorCode): void;
  /** The server closed for good; nothing more will be tried. */
  closed(code: ErrorCode): void;
}

/** One document over one WebSocket: y-websocket's protocol plus `saved`, `refused` and `notice`. */
export interface SyncProvider {
  /** Opens the socket and keeps it open. */
  connect(): void;
  /** Tries now instead of after the waiting time, and checks a socket that looks open (network or tab came back). */
  retryNow(): void;
  /** Starts over on a new socket, e.g. when the role allows more than before. */
  reconnect(): void;
  /** Edits of an earlier page load: applied, counted and sent like new ones. Call after the first sync. */
  restore(edit: UnsavedEdit): void;
  /** Leaves for good; returns the edits that were not acknowledged. */
  destroy(): UnsavedEdit[];
  readonly online: boolean;
  /** Milliseconds since the epoch since when there is no connection; null while there is, or was none yet. */
  readonly offlineSince: number | null;
  /** Why the server ended the last connection, where it said so and may let us in later; null once connected. */
  readonly turnedAway: ErrorCode | null;
  /** Edits that are not durable, as the person who made them counts them. */
  readonly unsaved: number;
  /** Whether the server may have taken an edit that it never acknowledged; also once it was handed over. */
  mayHaveArrived(edit: UnsavedEdit): boolean;
}

export function createSyncProvider(options: SyncProviderOptions): SyncProvider {
  const { doc, awareness, clock, events } = options;
  const ledger = createUnsavedLedger<UnsavedEdit>();
  /** Origin of everything that came from the server. */
  const remote = Symbol("server");

  let socket: SyncSocket | null = null;
  /** Distinguishes the events of this socket from late ones of an earlier. */
  let generation = 0;
  let opened = false;
  let answered = false;
  let attempts = 0;
  let everSynced = false;
  let offlineSince: number | null = null;
  let turnedAway: ErrorCode | null = null;
  let lastHeard = 0;
  let stopRetry = () => {};
  let stopCheck = () => {};
  let fetching: AbortController | null = null;
  let finished = false;
  let restoring: UnsavedEdit | null = null;
  /** The first state is still on its way: until then we do not know what to ask for. */
  let awaitsFirstState = options.firstState !== undefined;

  function send(write: (encoder: encoding.Encoder) => void): number {
    const message = encoding.encode(write);
    socket?.send(message);
    return message.byteLength;
  }

  function sendStep1(): void {
    send((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      writeSyncStep1(encoder, doc);
    });
  }

  const outgoing = createOutgoingEdits({
    doc,
    clock,
    ledger,
    socket: () => socket,
    mayWrite: options.mayWrite,
    refused: (edits, code) => events.refused(edits, code),
  });

  const presence = awareness
    ? createPresenceWire({
        awareness,
        clock,
        origin: remote,
        send: (message) => socket?.send(message),
        askForAll: () => send((encoder) => encoding.writeVarUint(encoder, MESSAGE.queryAwareness)),
      })
    : null;

  const textNames = createTextNames();
  const gestures = createGestureNames({
    clientId: doc.clientID,
    isPointing: options.isPointing ?? (() => false),
  });

  /**
   * Yjs encodes each transaction once more while anybody listens to updates. What the server sent needs that no second time; a
   * first state would take half as long again.
   */
  function listenToOwn({ origin }: Y.Transaction): void {
    if (origin === remote) doc.off("update", onDocUpdate);
    else doc.on("update", onDocUpdate);
  }

  function editOf(update: Uint8Array, records: Set<string>): UnsavedEdit {
    const gesture = gestures.of(records);
    return gesture === undefined
      ? { update, transactions: 1, records }
      : { update, transactions: 0, gestures: [gesture], records };
  }

  function onDocUpdate(update: Uint8Array, _: unknown, __: Y.Doc, transaction: Y.Transaction): void {
    const edit = restoring ?? editOf(update, touchedRecords(doc, transaction, textNames));
    ledger.add(edit, update);
    if (edit !== restoring) events.unsaved(edit);
    outgoing.push();
    events.changed();
  }

  function onPresence(changes: { added: number[]; updated: number[]; removed: number[] }): void {
    if (!awareness || !opened) return;
    const own = [...changes.added, ...changes.updated, ...changes.removed].includes(awareness.clientID);
    if (own) presence?.sendOwn();
  }

  function open(): void {
    if (finished || socket) return;
    stopRetry();
    generation += 1;
    const mine = generation;
    const current = () => mine === generation;
    socket = options.openSocket(options.url, {
      open: () => current() && onOpen(),
      message: (bytes) => current() && onMessage(bytes),
      close: (event) => current() && onClose(event),
    });
  }

  function onOpen(): void {
    opened = true;
    lastHeard = clock.now();
    if (!awaitsFirstState) sendStep1();
    // Set again rather than sent again: the server may remember us as gone at this very clock and ignore it.
    if (awareness?.getLocalState()) awareness.setLocalState(awareness.getLocalState());
    scheduleCheck();
  }

  function onMessage(bytes: Uint8Array): void {
    lastHeard = clock.now();
    try {
      receive(decoding.createDecoder(bytes));
    } catch {
      // Unreadable bytes: what else went missing is unknown, so start over from state vectors.
      lose({ quick: false });
    }
  }

  function receive(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) return receiveSync(decoder);
    if (type === MESSAGE.awareness) return presence?.receiveWhole(decoding.readVarUint8Array(decoder));
    if (type === MESSAGE.presenceChange) return presence?.receiveChanges(decoding.readVarUint8Array(decoder));
    if (type === MESSAGE.queryAwareness) return presence?.sendOwn();
    const message = decodeExtension(type, decoder);
    if (message?.type === "saved") {
      const edits = ledger.saved(message.upTo);
      if (edits.length > 0) events.saved(edits);
      outgoing.push();
      events.changed();
    } else if (message?.type === "refused") onRefused(message.update, message.code);
    else if (message?.type === "notice") onNotice(message.notice);
  }

  function receiveSync(decoder: decoding.Decoder): void {
    const kind = decoding.peekVarUint(decoder);
    if (kind === SYNC.step1) {
      decoding.readVarUint(decoder);
      outgoing.answer(decoding.readVarUint8Array(decoder));
      events.changed();
      return;
    }
    if (kind !== SYNC.step2 && kind !== SYNC.update) throw new Error("unknown sync message");
    decoding.readVarUint(decoder);
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), remote);
    if (kind === SYNC.step2) onSynced();
  }

  function onSynced(): void {
    attempts = 0;
    offlineSince = null;
    turnedAway = null;
    answered = true;
    if (!everSynced) {
      everSynced = true;
      events.firstSync();
    }
    events.changed();
  }

  function onRefused(number: number, code: ErrorCode): void {
    if (PASSING.has(code)) return lose({ quick: false });
    // Also without edits of ours: the answer to a step 1 may hold what the server lost, or what belongs to another
    // epoch. Nobody but us has it, so it must not be shown as if it were on the board.
    events.refused(ledger.refused(number), code);
    events.changed();
  }

  function onNotice(notice: Notice): void {
    if (notice.kind === "state-over-http") void fetchFirstState();
    events.notice(notice);
  }

  async function fetchFirstState(): Promise<void> {
    if (fetching) return;
    const controller = new AbortController();
    fetching = controller;
    const mine = generation;
    // A body may stall for ever behind a proxy that is gone, and the socket beside it looks alive.
    let stopTimeout = () => {};
    const heard = () => {
      stopTimeout();
      if (mine !== generation) return;
      stopTimeout = clock.after(STATE_GIVE_UP_MS, () => {
        if (mine === generation) lose({ quick: false });
      });
    };
    heard();
    try {
      const state = await options.fetchState(controller.signal, heard);
      if (mine !== generation || controller.signal.aborted) return;
      lastHeard = clock.now();
      Y.applyUpdateV2(doc, state, remote);
      sendStep1();
    } catch {
      // Not reached or not readable; the next connection asks again.
      if (mine === generation) lose({ quick: false });
    } finally {
      stopTimeout();
      if (fetching === controller) fetching = null;
    }
  }

  /** What was asked for early is here: the socket brings only what is newer. */
  function onFirstState(state: Uint8Array | null): void {
    awaitsFirstState = false;
    if (finished) return;
    try {
      if (state) Y.applyUpdateV2(doc, state, remote);
    } catch {
      // Not readable: the socket brings it whole.
    }
    if (!opened) return;
    lastHeard = clock.now();
    sendStep1();
  }

  function onClose(event: { code: number; reason: string }): void {
    const meaning = closeMeaning(event);
    if (meaning.final) {
      leaveSocket();
      finished = true;
      stopRetry();
      offlineSince ??= clock.now();
      events.closed(meaning.code);
      events.changed();
      return;
    }
    turnedAway = meaning.code;
    lose({ quick: meaning.quick });
  }

  /** The connection is gone or useless: drop it and try again after a while. */
  function lose({ quick }: { quick: boolean }): void {
    leaveSocket();
    if (finished) return;
    offlineSince ??= clock.now();
    const full = quick ? FIRST_RETRY_MS * 2 : Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
    attempts += 1;
    stopRetry();
    // Jitter, or everybody comes back in the same moment after a restart.
    stopRetry = clock.after(full * (0.5 + clock.random() / 2), open);
    events.changed();
  }

  function leaveSocket(): void {
    generation += 1;
    socket?.close();
    socket = null;
    opened = false;
    answered = false;
    outgoing.connectionLost();
    ledger.connectionLost();
    fetching?.abort();
    fetching = null;
    stopCheck();
    presence?.forget();
    if (awareness) {
      const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID);
      removeAwarenessStates(awareness, others, remote);
      // Or they would stay invisible after the reconnect until they change: their clocks would look old.
      for (const id of others) awareness.meta.delete(id);
    }
  }

  function scheduleCheck(): void {
    stopCheck();
    stopCheck = clock.after(CHECK_EVERY_MS, () => {
      // A clock that was set back would make a dead socket look alive for as long.
      lastHeard = Math.min(lastHeard, clock.now());
      const silence = clock.now() - lastHeard;
      // While the first state comes over HTTP the socket may well be silent.
      if (silence >= GIVE_UP_AFTER_MS && !fetching && !awaitsFirstState) return lose({ quick: true });
      if (silence >= ASK_AFTER_MS) askWhetherAlive();
      scheduleCheck();
    });
  }

  /** A half-open socket looks fine for many minutes; only an answer proves that somebody is there. */
  function askWhetherAlive(): void {
    send((encoder) => encoding.writeVarUint(encoder, MESSAGE.queryAwareness));
    // Not every y-websocket server answers that one; all answer this.
    if (!awareness) sendStep1();
  }

  doc.on("afterTransactionCleanup", listenToOwn);
  awareness?.on("update", onPresence);
  void options.firstState?.then(onFirstState, () => onFirstState(null));

  return {
    connect: open,
    retryNow() {
      if (finished) return;
      if (!socket) {
        attempts = 0;
        open();
        return;
      }
      const asked = clock.now();
      if (!opened || asked - lastHeard < ASK_AFTER_MS) return;
      askWhetherAlive();
      const mine = generation;
      clock.after(CHECK_EVERY_MS, () => {
        if (mine === generation && lastHeard < asked) lose({ quick: true });
      });
    },
    reconnect() {
      if (finished) return;
      leaveSocket();
      open();
    },
    restore(edit) {
      restoring = edit;
      try {
        let changed = false;
        const noticed = () => (changed = true);
        doc.on("update", noticed);
        Y.applyUpdate(doc, edit.update, restoring);
        doc.off("update", noticed);
        // The server has it already (the page was closed before the acknowledgement came).
        if (!changed && doc.store.pendingStructs === null) events.saved([edit]);
      } finally {
        restoring = null;
      }
    },
    destroy() {
      const alreadyFinished = finished;
      finished = true;
      if (!alreadyFinished && awareness && opened) {
        awareness.setLocalState(null);
      }
      stopRetry();
      leaveSocket();
      doc.off("afterTransactionCleanup", listenToOwn);
      doc.off("update", onDocUpdate);
      awareness?.off("update", onPresence);
      return ledger.takeAll();
    },
    mayHaveArrived: ledger.mayHaveArrived,
    get online() {
      return answered;
    },
    get offlineSince() {
      return offlineSince;
    },
    get turnedAway() {
      return turnedAway;
    },
    get unsaved() {
      return ledger.count;
    },
  };
}
