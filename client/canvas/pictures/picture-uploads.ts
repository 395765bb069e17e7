import { atom, computed, react, type Editor, type TLAssetId, type TLImageAsset } from "tldraw";
import type { UploadedAsset } from "@/contract/assets";
import { RequestProblem } from "@/client/ui/request-json";
import { t } from "@/client/ui/messages/t";
import { markedMeta, uploadMarkOf } from "./picture-mark";
import { unsavedPictures } from "./unsaved-pictures";
import type { UploadFile } from "./upload-file";

/** More at once only share the same line. */
const AT_ONCE = 2;
/** A tab that was reloaded forgets its files; after this long no other tab of the person can still be arriving, ms. */
const ORPHAN_AFTER_MS = 10_000;
/** Trying again cannot help: the file itself is the problem. */
const FINAL: readonly string[] = ["unsupported_file", "too_large", "unreadable"];

export type UploadState =
  | { kind: "uploading"; sentBytes: number; totalBytes: number }
  /** `text` is a sentence for people. */
  | { kind: "failed"; code: string; text: string; retry: boolean };

export interface UploadSummary {
  uploading: number;
  /** Share of all bytes under way that has been sent, 0 to 1. */
  share: number;
  failed: readonly TLAssetId[];
}

/** The pictures of this tab that are on their way to the server. Values are tldraw signals: components follow them. */
export interface PictureUploads {
  /** Names the uploader in the marks that the others see. */
  readonly personId: string;
  state(assetId: TLAssetId): UploadState | null;
  summary(): UploadSummary;
  /** Bytes of all pictures of the board, as the last upload of this tab was told; 0 before one. */
  boardBytes(): number;
  /**
   * Uploads a file for an asset, which may enter the board before or meanwhile, and completes the asset's record.
   * Resolves when it is on the server, with null when it was given up. `source` is asked once, and again after it failed.
   */
  add(assetId: TLAssetId, source: PictureSource): Promise<UploadedAsset | null>;
  retry(assetId: TLAssetId): void;
  /** The connection is lost: what is under way may never hear of it. */
  connectionLost(): void;
  /**
   * The connection is back: tries again what failed without one, and starts anew what has sent nothing since it was lost.
   */
  retryOffline(): void;
  /**
   * What this tab has of a picture whose record the board does not take, or not any more: its address when it was
   * uploaded all the same, else its file. Null when it has neither.
   */
  held(assetId: TLAssetId): Promise<HeldPicture | null>;
  /** Gives an upload up. */
  forget(assetId: TLAssetId): void;
  /** Records are completed through the attached editor. Returns how to detach. */
  attach(editor: Editor): () => void;
  /** Gives everything up. */
  destroy(): void;
}

export type HeldPicture = { uploaded: UploadedAsset } | { file: File };

/** Gives a picture's file; the signal says that it is not wanted any more. */
export type PictureSource = (signal: AbortSignal) => Promise<File>;

/** One try to upload a picture. */
interface Attempt {
  controller: AbortController;
  /** Out of the queue. */
  begun: boolean;
  /** Something was sent since the connection was last lost. */
  moved: boolean;
}

interface Entry {
  source: PictureSource;
  file: File | null;
  attempt: Attempt;
  resolve(uploaded: UploadedAsset | null): void;
}

export interface PictureUploadsOptions {
  boardId: string;
  personId: string;
  upload: UploadFile;
  window: Window;
}

export function createPictureUploads(options: PictureUploadsOptions): PictureUploads {
  const entries = new Map<TLAssetId, Entry>();
  const states = atom<ReadonlyMap<TLAssetId, UploadState>>("picture uploads", new Map());
  const boardBytes = atom("bytes of the board's pictures", 0);
  /** Uploaded, but without a record on the board that could say so. */
  const recordless = new Map<TLAssetId, UploadedAsset>();
  const waiting: TLAssetId[] = [];
  let running = 0;
  let editor: Editor | null = null;

  const summary = computed("picture uploads summary", (): UploadSummary => {
    const all = [...states.get()];
    const uploading = all.flatMap(([, state]) => (state.kind === "uploading" ? [state] : []));
    const total = uploading.reduce((sum, state) => sum + state.totalBytes, 0);
    const sent = uploading.reduce((sum, state) => sum + Math.min(state.sentBytes, state.totalBytes), 0);
    return {
      uploading: uploading.length,
      share: total === 0 ? 0 : sent / total,
      failed: all.flatMap(([id, state]) => (state.kind === "failed" ? [id] : [])),
    };
  });

  function setState(assetId: TLAssetId, state: UploadState | null): void {
    states.update((current) => {
      const next = new Map(current);
      if (state) next.set(assetId, state);
      else next.delete(assetId);
      return next;
    });
  }

  function start(assetId: TLAssetId): void {
    const entry = entries.get(assetId);
    if (!entry) return;
    entry.attempt = newAttempt();
    setState(assetId, { kind: "uploading", sentBytes: 0, totalBytes: entry.file?.size ?? 0 });
    mark(assetId, false);
    waiting.push(assetId);
    runNext();
  }

  function runNext(): void {
    while (running < AT_ONCE) {
      const assetId = waiting.shift();
      if (assetId === undefined) return;
      const entry = entries.get(assetId);
      if (!entry) continue;
      running += 1;
      void run(assetId, entry).finally(() => {
        running -= 1;
        runNext();
      });
    }
  }

  async function run(assetId: TLAssetId, entry: Entry): Promise<void> {
    const { attempt } = entry;
    const { signal } = attempt.controller;
    attempt.begun = true;
    try {
      const file = (entry.file ??= await entry.source(signal));
      let reached = 0;
      const onProgress = (sentBytes: number) => {
        if (signal.aborted) return;
        if (sentBytes > reached) attempt.moved = true;
        reached = sentBytes;
        setState(assetId, { kind: "uploading", sentBytes, totalBytes: Math.max(file.size, 1) });
      };
      onProgress(0);
      const uploaded = await options.upload({ boardId: options.boardId, file, onProgress, signal });
      if (uploaded.boardBytes !== undefined) boardBytes.set(uploaded.boardBytes);
      if (signal.aborted) return;
      if (!complete(assetId, uploaded)) throw new RequestProblem("read_only", t("pictures.readOnly"));
      entries.delete(assetId);
      setState(assetId, null);
      entry.resolve(uploaded);
    } catch (error) {
      if (signal.aborted) return;
      const { code, message } = problemOf(error);
      setState(assetId, { kind: "failed", code, text: message, retry: !FINAL.includes(code) });
      mark(assetId, true);
    }
  }

  function pending(assetId: TLAssetId): TLImageAsset | null {
    const asset = editor?.getAsset<TLImageAsset>(assetId);
    return asset?.type === "image" && !asset.props.src ? asset : null;
  }

  /** False when this client may not write the record. */
  function complete(assetId: TLAssetId, { src, type, size }: UploadedAsset): boolean {
    const asset = pending(assetId);
    if (!asset) {
      // Completed by somebody else, or gone: deleted, or put aside with edits that the board does not take.
      if (!editor?.getAsset(assetId)) recordless.set(assetId, { src, type, size });
      return true;
    }
    if (!editor || editor.getIsReadonly()) return false;
    editor.updateAssets([
      { ...asset, props: { ...asset.props, src, mimeType: type, fileSize: size }, meta: {} },
    ]);
    return true;
  }

  /** Pictures whose records came back after their uploads ended: "Put it on the board", an undo. */
  function completeReturned(): void {
    for (const [assetId, uploaded] of recordless) if (pending(assetId)) complete(assetId, uploaded);
  }

  /** Follows the records of `on` outside its merges, where an edit of ours would count as somebody else's. */
  function followReturning(on: Editor): () => void {
    const ids = on.store.query.ids("asset");
    const follow = () => {
      ids.get();
      // Read here too: a record that comes back before the right to edit does is completed with the right.
      on.getIsReadonly();
      completeReturned();
    };
    return react("pictures that came back", follow, { scheduleEffect: (run) => queueMicrotask(run) });
  }

  /** Tells the others whether to wait for the picture. */
  function mark(assetId: TLAssetId, failed: boolean): void {
    const asset = pending(assetId);
    if (!asset) return;
    const known = uploadMarkOf(asset);
    if (known?.by === options.personId && known.failed === failed) return;
    editor?.updateAssets([{ ...asset, meta: markedMeta({ by: options.personId, failed }) }]);
  }

  /** Marks of this person whose file is in no tab any more, because it was reloaded or closed. */
  function markOrphans(): void {
    if (!editor || editor.getIsReadonly()) return;
    const otherTab = editor.store.query
      .records("instance_presence", () => ({ userId: { eq: options.personId } }))
      .get();
    if (otherTab.length > 0) return;
    for (const asset of editor.getAssets()) {
      const known = uploadMarkOf(asset);
      if (known?.by === options.personId && !known.failed && !entries.has(asset.id)) mark(asset.id, true);
    }
  }

  function forget(assetId: TLAssetId): void {
    const entry = entries.get(assetId);
    if (!entry) return;
    entries.delete(assetId);
    entry.attempt.controller.abort();
    setState(assetId, null);
    mark(assetId, true);
    entry.resolve(null);
  }

  function retry(assetId: TLAssetId): void {
    const state = states.get().get(assetId);
    if (state?.kind === "failed" && state.retry) start(assetId);
  }

  function onBeforeUnload(event: BeforeUnloadEvent): void {
    // Files do not survive the page, unlike edits.
    const { uploading, failed } = unsavedPictures(self, editor);
    if (uploading + failed > 0) event.preventDefault();
  }

  const self: PictureUploads = {
    personId: options.personId,
    state: (assetId) => states.get().get(assetId) ?? null,
    summary: () => summary.get(),
    boardBytes: () => boardBytes.get(),
    add(assetId, source) {
      forget(assetId);
      return new Promise((resolve) => {
        entries.set(assetId, { source, file: null, attempt: newAttempt(), resolve });
        start(assetId);
      });
    },
    retry,
    connectionLost() {
      for (const { attempt } of entries.values()) attempt.moved = false;
    },
    retryOffline() {
      for (const [assetId, state] of states.get()) {
        const attempt = entries.get(assetId)?.attempt;
        if (state.kind === "failed" && state.code === "offline") retry(assetId);
        else if (state.kind === "uploading" && attempt?.begun && !attempt.moved) {
          attempt.controller.abort();
          start(assetId);
        }
      }
    },
    async held(assetId) {
      const uploaded = recordless.get(assetId);
      if (uploaded) return { uploaded };
      const entry = entries.get(assetId);
      if (!entry) return null;
      try {
        return { file: (entry.file ??= await entry.source(new AbortController().signal)) };
      } catch {
        // It cannot be had from where it was copied; that was said when its upload failed.
        return null;
      }
    },
    forget,
    attach(next) {
      editor = next;
      const timer = setTimeout(markOrphans, ORPHAN_AFTER_MS);
      const unfollow = followReturning(next);
      options.window.addEventListener("beforeunload", onBeforeUnload);
      return () => {
        clearTimeout(timer);
        unfollow();
        options.window.removeEventListener("beforeunload", onBeforeUnload);
        if (editor === next) editor = null;
      };
    },
    destroy() {
      for (const assetId of entries.keys()) forget(assetId);
    },
  };
  return self;
}

function newAttempt(): Attempt {
  return { controller: new AbortController(), begun: false, moved: false };
}

/** Whatever went wrong is shown with the picture; what nobody foresaw is reported to the console as well. */
function problemOf(error: unknown): RequestProblem {
  if (error instanceof RequestProblem) return error;
  console.error(error);
  return new RequestProblem("internal", t("pictures.unexpected"));
}
