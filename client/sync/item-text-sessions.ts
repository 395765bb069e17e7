import type { TLStore } from "tldraw";
import * as Y from "yjs";
import { writeTextSplices } from "@/board/document/canvas-document";
import { hasText, itemLayoutOf, SHOWN_TEXT_CHARS } from "@/board/document/item-layout";
import { textName } from "@/board/document/item-texts";
import { applySplices, rebaseSplices, splicesBetween, type TextSplice } from "@/board/document/text-splices";
import type { ItemTextAddress, ItemTexts, ItemTextSession } from "./item-texts";
import { recordOf } from "./stage-incoming";

/** Typing with shorter pauses than this is undone in one step while the text is edited, ms. */
const UNDO_STEP_MS = 700;

export interface ItemTextSessionsOptions {
  store: TLStore;
  doc(): Y.Doc | null;
  mayWrite(): boolean;
  /** Brings what waits in the store into the document: an item that was made a moment ago is not there yet. */
  flush(): void;
  /** Puts a change of a text, which is on the board already, into the undo history of the person's canvas. */
  addStep(address: ItemTextAddress, before: string, after: string): void;
}

/** The texts that this person edits, on a document that may be replaced by another. */
export interface ItemTextSessions extends ItemTexts {
  /** The sessions go on in the document that `doc()` gives from now on. */
  rebind(): void;
  closeAll(): void;
}

export function createItemTextSessions(options: ItemTextSessionsOptions): ItemTextSessions {
  const sessions = new Set<OpenSession>();
  return {
    open(address) {
      const session = openSession(options, address, () => sessions.delete(session));
      sessions.add(session);
      return session;
    },
    rebind() {
      for (const session of sessions) session.rebind();
    },
    closeAll() {
      for (const session of sessions) session.close();
    },
  };
}

interface OpenSession extends ItemTextSession {
  rebind(): void;
}

function openSession(
  options: ItemTextSessionsOptions,
  { itemId, path }: ItemTextAddress,
  closed: () => void,
): OpenSession {
  const { store } = options;
  const origin = Symbol(`typing into ${path}`);
  const listeners = new Set<(changes: readonly TextSplice[]) => void>();
  if (!isThere()) throw new Error(`there is no text ${path} of ${itemId}`);
  let bound = bindTo(documentOf(options));
  let current = bound.text.toString();
  /** The text as it would be without what was typed here since the last step. */
  let without = current;
  let isOpen = true;

  function isThere(): boolean {
    const record = recordOf(store, itemId);
    const layout = record && itemLayoutOf(record);
    return !!layout && hasText(layout, (record as { props: Record<string, unknown> }).props, path);
  }

  function bindTo(doc: Y.Doc) {
    const text = doc.getText(textName(itemId, path));
    text.observe(onText);
    let undo: Y.UndoManager | null = null;
    return {
      doc,
      text,
      /** Made with the first edit: most fields are only looked at. */
      undoManager: () =>
        (undo ??= new Y.UndoManager(text, {
          trackedOrigins: new Set([origin]),
          captureTimeout: UNDO_STEP_MS,
        })),
      canUndo: () => undo !== null,
      release() {
        text.unobserve(onText);
        undo?.clear();
        undo?.destroy();
      },
    };
  }

  function onText(event: Y.YTextEvent, transaction: Y.Transaction): void {
    if (transaction.origin === origin) return;
    const splices = splicesOf(event);
    const isOwn = bound.canUndo() && transaction.origin === bound.undoManager();
    if (!isOwn) without = changedWithout(splices);
    current = applySplices(current, splices);
    for (const listener of listeners) listener(splices);
  }

  /** What others change is changed in the text without ours too. */
  function changedWithout(splices: readonly TextSplice[]): string {
    if (without === current) return applySplices(current, splices);
    return applySplices(without, rebaseSplices(splices, splicesBetween(current, without)));
  }

  function settle(): void {
    if (without === current) return;
    // A change of the text as a value may wait to be written.
    options.flush();
    const [before, after] = [without, current];
    without = current;
    if (before !== after && options.mayWrite() && isThere()) options.addStep({ itemId, path }, before, after);
  }

  return {
    get: () => current,
    splice(change) {
      const { at, deleted, inserted } = change;
      if (!isOpen || !options.mayWrite() || !isThere()) return false;
      if (inserted.length > deleted && current.length - deleted + inserted.length > SHOWN_TEXT_CHARS)
        return false;
      if (at < 0 || deleted < 0 || at + deleted > current.length) return false;
      const seen = current;
      options.flush();
      const missed = splicesBetween(seen, current);
      const splices = rebaseSplices([inWholePairs(seen, change)], missed);
      bound.undoManager();
      if (!writeTextSplices(bound.doc, { recordId: itemId, path }, splices, origin)) return false;
      current = applySplices(current, splices);
      return true;
    },
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    undo: () => options.mayWrite() && bound.canUndo() && bound.undoManager().undo() !== null,
    redo: () => options.mayWrite() && bound.canUndo() && bound.undoManager().redo() !== null,
    settle,
    close() {
      if (!isOpen) return;
      settle();
      isOpen = false;
      bound.release();
      listeners.clear();
      closed();
    },
    rebind() {
      bound.release();
      bound = bindTo(documentOf(options));
      const next = bound.text.toString();
      const splices = splicesBetween(current, next);
      current = next;
      without = next;
      if (splices.length > 0) for (const listener of listeners) listener(splices);
    },
  };
}

function documentOf(options: ItemTextSessionsOptions): Y.Doc {
  const doc = options.doc();
  if (!doc) throw new Error("the board is not here yet");
  return doc;
}

/** Yjs replaces both halves of a surrogate pair that is cut: the splice takes in the whole of it. */
function inWholePairs(text: string, { at, deleted, inserted }: TextSplice): TextSplice {
  const cuts = (position: number) => {
    const code = text.charCodeAt(position);
    return code >= 0xdc00 && code <= 0xdfff;
  };
  const start = cuts(at) ? at - 1 : at;
  const end = cuts(at + deleted) ? at + deleted + 1 : at + deleted;
  return {
    at: start,
    deleted: end - start,
    inserted: text.slice(start, at) + inserted + text.slice(at + deleted, end),
  };
}

/** The changes of an event, in units of the text before. */
function splicesOf(event: Y.YTextEvent): TextSplice[] {
  const splices: TextSplice[] = [];
  let at = 0;
  let open: TextSplice | null = null;
  for (const part of event.delta) {
    if (part.retain !== undefined) {
      at += part.retain;
      open = null;
      continue;
    }
    if (!open) splices.push((open = { at, deleted: 0, inserted: "" }));
    if (typeof part.insert === "string") open.inserted += part.insert;
    open.deleted += part.delete ?? 0;
    at += part.delete ?? 0;
  }
  return splices;
}
