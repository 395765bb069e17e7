import { atom, type Editor, type TLAssetStore, type TLSchema } from "tldraw";
import * as Y from "yjs";
import { schemaFingerprint } from "@/board/document/board-schema";
import { createRecordCheck } from "@/board/document/check-record";
import { keepRecords } from "@/board/document/kept-records";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { readBoardFacts } from "@/board/document/session-document";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import { unpackState } from "@/contract/packed-state";
import { may, type Role } from "@/contract/roles";
import type { Notice } from "@/contract/sync-protocol";
import { t } from "@/client/ui/messages/t";
import type {
  BoardConnection,
  ConnectionOptions,
  ConnectionPhase,
  ConnectionSnapshot,
  Peer,
  SavedState,
} from "./board-connection";
import {
  createCanvasReplica,
  createSessionReplica,
  type CanvasReplica,
  type SessionReplica,
} from "./canvas-replica";
import type { ConnectionEnvironment } from "./connection-environment";
import type { FirstState } from "./first-state";
import { createIncomingFrames } from "./incoming-frames";
import { createBoundStore, type BoundStore } from "./bound-store";
import { isPartOf } from "./is-part-of";
import { createNoticeList } from "./notice-list";
import { watchPageLifecycle } from "./page-lifecycle";
import { createSessionSource } from "./session-source";
import { createPeerRoster } from "./peer-roster";
import { createUnsentKeeper, type RestoredEdit, type UnsentKeeper } from "./unsent-keeper";
import { countEdits, type UnsavedEdit } from "./unsaved-ledger";
import { createWriteRights } from "./write-rights";
import { withheldReason } from "./withheld-reason";
import { canvasWithEdits, fitsCanvas, lostFrom, withheldTogether, type Withheld } from "./withheld-edits";

/** Snapshots for the page are made at most this often, ms; what is drawn does not wait for them. */
const SNAPSHOT_EVERY_MS = 100;

export interface BoardConnectionOptions extends ConnectionOptions {
  /** Schema of the editor's shapes; tldraw's without embeds by default. */
  schema?: TLSchema;
  /** Where files go; by default they are refused (tldraw's own default would put them inline into records). */
  assets?: TLAssetStore;
  /** The canvas as the page asked for it before it had this code. */
  firstState?: FirstState;
  /** The build that the page is of: a server with pages of another says so. */
  build?: string;
}

// Longer than 400 lines: what remains here is one state machine, in which role, seal, epoch, refusals and the first sync meet.
// What can be told without it stands in the files that it imports.

/** Creates a connection. Inert until `open`; `environment` is the browser or a test's. */
export function createBoardConnection(
  options: BoardConnectionOptions,
  environment: ConnectionEnvironment,
): BoardConnection {
  const { clock } = environment;
  const schema = options.schema ?? createPaperboardSchema();
  const check = createRecordCheck(schema);
  const listeners = new Set<() => void>();
  const incoming = createIncomingFrames(clock);
  const notices = createNoticeList(changed);
  const sessionSource = createSessionSource();
  const roster = createPeerRoster();
  const collaborationStatus = atom<"online" | "offline">("status", "offline");
  const collaborationMode = atom<"readonly" | "readwrite">("mode", "readonly");

  let role: Role = options.as ?? options.role;
  let person = options.person;
  let editing: Peer["editing"] = null;
  let phase: ConnectionPhase = { phase: "loading" };
  let session: SessionReplica | null = null;
  let canvas: CanvasReplica | null = null;
  let keeper: UnsentKeeper | null = null;
  let bound: BoundStore | null = null;
  let canvasSynced = false;
  let sessionSynced = false;
  let editor: Editor | null = null;
  let detachPresence = () => {};
  let storageFailing = false;
  /** This browser keeps no edits beyond the page. */
  let notKept = false;
  let withheld: Withheld | null = null;
  /** Withheld too, but the server may have taken some of them: that is known once the canvas is here again. */
  let unsettled: Withheld | null = null;
  /** The canvas of the board as it was before it was put back to another state, until the one of now is here. */
  let replaced: Y.Doc | null = null;
  /** Of the board that the canvas here is of. */
  let canvasEpoch: number | null = null;
  let opened = false;
  let destroyed = false;
  let stopPublish: (() => void) | null = null;
  let publishesNext = false;
  let peersWait = false;
  let stopLifecycle = () => {};
  let snapshot = makeSnapshot();

  // --- what the page sees -------------------------------------------------------------------------------------

  function unsaved(): number {
    return (canvas?.provider.unsaved ?? 0) + (bound?.binding.hasPending ? 1 : 0);
  }

  function savedState(): SavedState {
    const count = unsaved() + countEdits(unsettled?.edits ?? []);
    if (!canvas?.provider.online) return { kind: "offline", unsaved: count };
    if (count === 0) return { kind: "saved" };
    return { kind: storageFailing ? "storage-failing" : "saving", unsaved: count };
  }

  function makeSnapshot(): ConnectionSnapshot {
    const facts = readBoardFacts(session?.doc ?? new Y.Doc());
    const { title, template, sealed, seal, locked, publishedAt, continues, continuedBy } = facts;
    return {
      connection: phase,
      online: canvas?.provider.online === true && session?.provider.online === true,
      role,
      saved: savedState(),
      board: { title, template, sealed, seal, locked, publishedAt, continues, continuedBy },
      peers: roster.peers,
      notices: notices.all,
      offlineSince: canvas?.provider.offlineSince ?? session?.provider.offlineSince ?? null,
      turnedAway: canvas?.provider.turnedAway ?? session?.provider.turnedAway ?? null,
      withheld: withheld && {
        edits: countEdits(withheld.edits),
        code: withheld.code,
        canSend: withheld.fits && canvasSynced && rights.mayWrite(),
      },
    };
  }

  /** Something in the snapshot changed; tells the page within `SNAPSHOT_EVERY_MS`, and next that it says *saved* wrongly. */
  function changed(): void {
    if (destroyed || publishesNext) return;
    publishesNext = snapshot.saved.kind === "saved" && savedState().kind !== "saved";
    if (publishesNext) stopPublish?.();
    else if (stopPublish) return;
    stopPublish = clock.after(publishesNext ? 0 : SNAPSHOT_EVERY_MS, publish);
  }

  function publish(): void {
    stopPublish?.();
    stopPublish = null;
    publishesNext = false;
    snapshot = makeSnapshot();
    for (const listener of listeners) listener();
  }

  // --- rights -------------------------------------------------------------------------------------------------

  const rights = createWriteRights({
    schema,
    role: () => role,
    session: () => session?.doc ?? null,
    isSynced: () => sessionSynced,
  });

  /** The board was put back to another state: what is here is of the one before. */
  function followEpoch(): void {
    if (canvasEpoch === null || canvasEpoch === rights.epoch()) return;
    outdateWithheld("board_replaced");
    withhold([], "board_replaced");
  }

  function applyRights(): void {
    const writable = canvasSynced && phase.phase === "ready" && rights.mayWrite();
    if (!writable && canvasSynced && unsaved() > 0 && !rights.mayWrite()) {
      withhold([], rights.reasonForNotWriting());
      return;
    }
    bound?.binding.setWritable(writable);
    collaborationMode.set(writable ? "readwrite" : "readonly");
    collaborationStatus.set(canvas?.provider.online ? "online" : "offline");
    if (rights.isOutdated()) {
      notices.add({ tone: "warning", topic: "outdated", text: t("error.client_outdated") });
    }
  }

  /** Exactly one client repairs: the one with the lowest client id that may write. */
  function mayRepair(): boolean {
    if (!canvas?.provider.online || !rights.mayWrite()) return false;
    const own = canvas.awareness.clientID;
    const rivals = roster.now(canvas.awareness);
    return rivals.every((peer) => peer.clientId > own || !may(peer.person?.role ?? "room", "edit"));
  }

  // --- documents ----------------------------------------------------------------------------------------------

  function openCanvas(firstState?: FirstState): void {
    canvasSynced = false;
    canvas = createCanvasReplica({
      boardId: options.boardId,
      as: options.as,
      environment,
      epoch: () => canvasEpoch,
      schema: schemaFingerprint(schema),
      build: options.build,
      role: () => role,
      person: () => person,
      editing: () => editing,
      mayWrite: rights.mayWrite,
      isPointing: () => editor?.inputs.isPointing ?? false,
      firstState: firstState?.packed.then((packed) => packed && unpackState(packed)),
      hasPending: () => bound?.binding.hasPending ?? false,
      presenceChanged,
      events: {
        changed() {
          collaborationStatus.set(canvas?.provider.online ? "online" : "offline");
          if (canvas?.provider.online) notices.clearTopic("going-down");
          changed();
        },
        firstSync() {
          canvasSynced = true;
          settleWithheld();
          becomeReady();
          withholdLost();
        },
        notice: onNotice,
        unsaved: (edit) => keeper?.unsaved(edit),
        saved: (edits) => void keeper?.saved(edits),
        refused: withhold,
        closed: onClosed,
      },
    });
    if (editor) detachPresence = canvas.presence.attachEditor(editor);
  }

  function becomeReady(): void {
    if (!canvas || !session || !canvasSynced || !sessionSynced || phase.phase === "refused") return;
    const isFirst = bound === null;
    bound ??= bindStore();
    canvasEpoch = rights.epoch();
    bound.binding.bind(canvas.doc);
    phase = { phase: "ready", store: bound.store };
    applyRights();
    presenceChanged();
    publish();
    if (isFirst) void restoreUnsent();
  }

  function bindStore(): BoundStore {
    return createBoundStore({
      schema,
      assets: options.assets,
      collaboration: { status: collaborationStatus, mode: collaborationMode },
      session: session?.doc ?? null,
      clock,
      showSoon: incoming.request,
      mayRepair,
      mayMove: rights.mayMove,
      pending: changed,
      setAside(records) {
        const text = t("sync.setAside", { n: records.length, reason: records[0]?.reason ?? "" });
        notices.add({ tone: "warning", topic: "set-aside", text });
      },
    });
  }

  /** Edits of an earlier page load that the server never acknowledged. */
  async function restoreUnsent(): Promise<void> {
    const stored = (await keeper?.load()) ?? [];
    if (destroyed || !canvas) return;
    const { doc } = canvas;
    const all = withoutSaved(doc, stored);
    const versions = { schema, check };
    const putAside = (edits: RestoredEdit[], code: ErrorCode, { sameEpoch }: { sameEpoch: boolean }) =>
      addWithheld({
        edits,
        code,
        doc: canvasWithEdits(doc, edits, { ...versions, sameEpoch }),
        fits: sameEpoch && code !== "conflict",
      });
    const past = all.filter(({ epoch }) => epoch !== rights.epoch());
    const edits = all.filter((edit) => !past.includes(edit));
    if (past.length > 0) putAside(past, "board_replaced", { sameEpoch: false });
    if (edits.length === 0) return;
    // Also where nothing may be written now: that may pass, and what does not fit does not come to fit by it.
    if (!fitsCanvas(doc, edits, { check })) putAside(edits, "conflict", { sameEpoch: true });
    else if (!rights.mayWrite()) putAside(edits, rights.reasonForNotWriting(), { sameEpoch: true });
    else for (const edit of edits) canvas.provider.restore(edit);
    changed();
  }

  /**
   * The server refused edits for good, or would: they are in the document here and nowhere else. The document is put aside
   * with them and replaced by what the server has, so that nobody goes on drawing on a board that does not exist.
   */
  function withhold(refused: readonly UnsavedEdit[], code: ErrorCode): void {
    if (!canvas) return;
    bound?.binding.flush();
    // While the document is still the one that shows them, and its epoch theirs.
    keeper?.flush();
    bound?.binding.setWritable(false);
    collaborationMode.set("readonly");
    detachPresence();
    detachPresence = () => {};
    const old = canvas;
    const edits = [...refused, ...old.close()];
    if (canvasEpoch !== null) canvasEpoch = rights.epoch();
    openCanvas();
    const next = { edits, code, doc: old.doc, fits: code !== "board_replaced" && code !== "too_large" };
    // Together with earlier ones, which are not settled either before the canvas is here.
    if (edits.some(old.provider.mayHaveArrived)) unsettled = withheldTogether(unsettled, next);
    else if (edits.length > 0) addWithheld(next);
    else if (code === "board_replaced") keepReplaced(old.doc);
    else old.doc.destroy();
    changed();
  }

  /**
   * The canvas is here as the server has it: what is on it was taken before the reason to withhold it came about, though its
   * `saved` was still on the way.
   */
  function settleWithheld(): void {
    if (!unsettled || !canvas) return;
    const next = unsettled;
    unsettled = null;
    const edits = withoutSaved(canvas.doc, next.edits);
    if (edits.length > 0) addWithheld({ ...next, edits });
    else if (next.code === "board_replaced") keepReplaced(next.doc);
    else next.doc.destroy();
    changed();
  }

  /** Those edits that are not on the canvas of the server; the others need not be kept any more. */
  function withoutSaved<Edit extends UnsavedEdit>(doc: Y.Doc, edits: readonly Edit[]): Edit[] {
    const saved = edits.filter(({ update }) => isPartOf(doc, update));
    if (saved.length > 0) void keeper?.saved(saved);
    return edits.filter((edit) => !saved.includes(edit));
  }

  function keepReplaced(doc: Y.Doc): void {
    if (replaced) Y.applyUpdate(doc, Y.encodeStateAsUpdate(replaced));
    replaced?.destroy();
    replaced = doc;
  }

  /** What was saved on the board before and is not on the one that took its place: a backup is older than what it replaces. */
  function withholdLost(): void {
    if (!replaced || !canvas) return;
    const doc = replaced;
    replaced = null;
    const lost = lostFrom(canvas.doc, doc);
    if (lost) addWithheld({ edits: [lost], code: "board_replaced", doc, fits: false, unkept: true });
    else doc.destroy();
    changed();
  }

  function addWithheld(next: Withheld): void {
    withheld = withheldTogether(withheld, next);
    sayWithheld(next.code);
  }

  function sayWithheld(code: ErrorCode): void {
    const text = t("sync.withheld", { reason: withheldReason(code) });
    notices.add({ tone: "error", topic: "withheld", text });
  }

  /** They do not fit this board any more, whatever becomes of the reason why they were withheld. */
  function outdateWithheld(code: ErrorCode): void {
    if (unsettled?.fits) unsettled = { ...unsettled, code, fits: false };
    if (!withheld?.fits) return;
    withheld = { ...withheld, code, fits: false };
    sayWithheld(code);
    changed();
  }

  /** They are somewhere else now, or on their way to the board. */
  function releaseWithheld(): void {
    withheld?.doc.destroy();
    withheld = null;
    notices.clearTopic("withheld");
    changed();
  }

  function onNotice(notice: Notice): void {
    if (notice.kind === "role") setRole(notice.role);
    else if (notice.kind === "going-down") {
      notices.add({ tone: "info", topic: "going-down", text: t("error.going_down") });
    } else if (notice.kind === "reload") {
      notices.add({ tone: "info", topic: "outdated", text: t("problem.client_outdated.text") });
      // Where the board itself is of a newer version that is the more urgent thing to say.
      if (sessionSynced) applyRights();
    } else if (notice.kind === "storage") storageFailing = notice.state === "failing";
    changed();
  }

  function setRole(next: Role): void {
    if (next === role) return;
    const could = may(role, "edit");
    role = next;
    applyRights();
    canvas?.presence.update();
    if (may(role, "edit") !== could && phase.phase === "ready") {
      const text = t(could ? "sync.readOnlyNow" : "sync.mayEditNow");
      notices.add({ tone: "info", topic: "role", text });
    }
    publish();
  }

  function onClosed(code: ErrorCode): void {
    if (phase.phase === "refused") return;
    bound?.binding.flush();
    keeper?.flush();
    bound?.binding.setWritable(false);
    // Nobody will know any more: they are offered as a copy.
    if (unsettled) addWithheld(unsettled);
    unsettled = null;
    phase = { phase: "refused", code, message: ERRORS[code].message };
    publish();
  }

  // --- people -------------------------------------------------------------------------------------------------

  /** Once per frame, however many cursors moved. */
  function showPeers(): void {
    peersWait = false;
    if (canvas) bound?.peerRecords.show(roster.now(canvas.awareness));
  }

  function presenceChanged(): void {
    if (!canvas) return;
    const { count, isNews } = roster.update(canvas.awareness);
    bound?.binding.setAlone(count === 0);
    if (!peersWait) incoming.request(showPeers);
    peersWait = true;
    if (isNews) changed();
  }

  // ------------------------------------------------------------------------------------------------------------

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setPerson(next) {
      person = next;
      canvas?.presence.update();
    },
    session: sessionSource,
    itemTexts: {
      open(address) {
        if (!bound) throw new Error("the board is not here yet");
        return bound.binding.texts.open(address);
      },
    },
    setEditing(address) {
      editing = address && { item: address.itemId, path: address.path };
      canvas?.presence.update();
    },
    attachEditor(next) {
      editor = next;
      const detachBinding = bound?.binding.attachEditor(next);
      detachPresence = canvas?.presence.attachEditor(next) ?? (() => {});
      return () => {
        detachPresence();
        detachPresence = () => {};
        detachBinding?.();
        if (editor === next) editor = null;
      };
    },
    dismiss: notices.dismiss,
    withheldCopy() {
      const unsent = phase.phase === "refused" && canvas && unsaved() > 0 ? canvas.doc : null;
      if (withheld && unsent) Y.applyUpdate(withheld.doc, Y.encodeStateAsUpdate(unsent));
      const doc = withheld?.doc ?? unsent;
      return doc && Y.encodeStateAsUpdate(doc);
    },
    sendWithheld() {
      if (!withheld?.fits || !canvas || !canvasSynced || !rights.mayWrite()) return;
      const { edits } = withheld;
      // The board went on meanwhile: what does not become part of it would be said to be saved and be gone.
      if (canvasEpoch !== rights.epoch()) return outdateWithheld("board_replaced");
      if (!fitsCanvas(canvas.doc, edits, { check })) return outdateWithheld("conflict");
      releaseWithheld();
      for (const edit of edits) canvas.provider.restore(edit);
    },
    async discardWithheld() {
      if (!withheld) return;
      const { edits } = withheld;
      releaseWithheld();
      await keeper?.saved(edits);
    },
    documentState: () => Y.encodeStateAsUpdate(canvas?.doc ?? new Y.Doc()),
    // Each is a root type of its own, beside the records.
    textCount: () => Math.max(0, (canvas?.doc.share.size ?? 0) - 1),
    open() {
      if (opened) return;
      opened = true;
      session = createSessionReplica({
        boardId: options.boardId,
        as: options.as,
        environment,
        events: {
          changed() {
            if (sessionSynced) {
              followEpoch();
              applyRights();
            }
            changed();
          },
          firstSync() {
            sessionSynced = true;
            becomeReady();
          },
          notice: onNotice,
          closed: onClosed,
        },
      });
      sessionSource.attach(session.doc);
      keeper = createUnsentKeeper({
        edits: environment.unsentEdits(options.boardId),
        clock,
        epoch: () => canvasEpoch ?? rights.epoch(),
        keep: (ids) => canvas && keepRecords(canvas.doc, ids, { schema, check }),
        failed() {
          notKept = true;
          notices.add({
            tone: "warning",
            topic: "not-kept",
            text: t("sync.nothingKept"),
          });
        },
      });
      openCanvas(options.firstState);
      stopLifecycle = watchPageLifecycle({
        window: environment.window,
        clock,
        flush() {
          bound?.binding.flush();
          keeper?.flush();
        },
        wake() {
          canvas?.provider.retryNow();
          session?.provider.retryNow();
        },
        mustWarn: () =>
          unsaved() > 0 || unsettled !== null || (withheld !== null && (notKept || withheld.unkept === true)),
      });
      changed();
    },
    destroy() {
      if (destroyed) return;
      bound?.binding.flush();
      destroyed = true;
      stopPublish?.();
      incoming.stop();
      stopLifecycle();
      detachPresence();
      canvas?.close();
      session?.close();
      keeper?.close();
      bound?.binding.destroy();
      bound?.store.dispose();
      withheld?.doc.destroy();
      unsettled?.doc.destroy();
      replaced?.destroy();
      listeners.clear();
    },
  };
}
