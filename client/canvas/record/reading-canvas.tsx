"use client";

import "tldraw/tldraw.css";
import "../canvas.css";
import "../items/items.css";
import { Maximize, Minus, Plus } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import {
  atom,
  createTLStore,
  Tldraw,
  useEditor,
  useValue,
  type Editor,
  type TLEmbedDefinition,
  type TLStore,
} from "tldraw";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { browserClock } from "@/client/sync/clock";
import { createStoreBinding } from "@/client/sync/store-binding";
import { fetchBoardState } from "@/client/sync/sync-socket";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { useReducedMotion } from "@/client/ui/motion";
import { useTheme } from "@/client/ui/theme";
import { createAssetStore } from "../asset-store";
import { BOARD_SHAPE_UTILS } from "../board-shape-utils";
import { READING_COMPONENTS } from "../canvas-components";
import { createItemUi, ItemUiProvider, type ItemUi } from "../items/item-ui";
import { showItem } from "../items/show-item";
import { quietIconPreload } from "../quiet-icon-preload";
import { showFirstView } from "../show-first-view";
import { TLDRAW_ASSET_URLS } from "../tldraw-asset-urls";
import { createCanvasUser } from "../tldraw-user";

const NO_EMBEDS: TLEmbedDefinition[] = [];

/** What is to be seen: an item, or the board from its beginning. `asked` counts, so that the same can be asked for again. */
export interface ReadingView {
  item: string | null;
  asked: number;
}

export interface ReadingCanvasProps {
  boardId: string;
  view: ReadingView;
  /** Raised when the board is known to have changed: it is fetched again. */
  version: number;
}

/**
 * A board to look at, as it is when it is asked for: no socket, no presence, nobody is counted. The camera is all that
 * moves.
 */
export function ReadingCanvas({ boardId, view, version }: ReadingCanvasProps) {
  const [attempt, setAttempt] = useState(0);
  const state = useReadingStore(boardId, version, attempt);
  if (state === "failed") {
    return (
      <div className="grid size-full place-content-center justify-items-center gap-3 p-6 text-center">
        <p role="alert">{t("review.canvasFailed")}</p>
        <Button onClick={() => setAttempt(attempt + 1)}>{t("common.tryAgain")}</Button>
      </div>
    );
  }
  if (state === "loading") return <CanvasLoading />;
  return <Canvas boardId={boardId} store={state} view={view} />;
}

/** Paper until the board is there. */
export function CanvasLoading() {
  return (
    <div className="dotted grid size-full place-items-center" aria-busy="true">
      <p
        role="status"
        className="rounded-md border border-line bg-surface px-4 py-2.5 text-muted shadow-soft"
      >
        {t("board.loading")}
      </p>
    </div>
  );
}

/** A store with the board's content. It is bound to the document as on the live board, which checks and repairs records. */
function useReadingStore(boardId: string, version: number, attempt: number): TLStore | "loading" | "failed" {
  const [state, setState] = useState<TLStore | "loading" | "failed">("loading");
  const [bound] = useState(() => createBoundDocument(boardId));
  useEffect(() => {
    const leaving = new AbortController();
    const load = async () => {
      try {
        const update = await fetchBoardState(boardId, "canvas", leaving.signal);
        if (!leaving.signal.aborted) setState(bound.show(update));
      } catch {
        // What is shown already stays, and is a moment old.
        if (!leaving.signal.aborted) setState((now) => (typeof now === "string" ? "failed" : now));
      }
    };
    void load();
    return () => leaving.abort();
  }, [boardId, bound, version, attempt]);
  useEffect(() => bound.keep(), [bound]);
  return state;
}

function createBoundDocument(boardId: string) {
  const schema = createPaperboardSchema();
  const doc = new Y.Doc();
  const store = createTLStore({
    schema,
    assets: createAssetStore(boardId, null),
    collaboration: { status: atom("status", "online"), mode: atom("mode", "readonly") },
  });
  const binding = createStoreBinding({
    store,
    schema,
    clock: browserClock(),
    mayRepair: () => false,
    pending: () => undefined,
    // Nobody can do anything about a record that cannot be shown; the record beside this canvas has what it says.
    setAside: () => undefined,
  });
  let isBound = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show(update: Uint8Array): TLStore {
      Y.applyUpdateV2(doc, update);
      if (!isBound) binding.bind(doc);
      isBound = true;
      return store;
    },
    /** React's strict mode unmounts and mounts again at once. */
    keep() {
      clearTimeout(timer);
      return () => {
        timer = setTimeout(() => {
          binding.destroy();
          doc.destroy();
        }, 0);
      };
    },
  };
}

function Canvas({ boardId, store, view }: { boardId: string; store: TLStore; view: ReadingView }) {
  const theme = useTheme();
  const reducedMotion = useReducedMotion();
  const [canvasUser] = useState(() =>
    createCanvasUser({ theme, reducedMotion, person: null, personId: null }),
  );
  const itemUi = useMemo(() => createItemUi(boardId), [boardId]);
  useEffect(() => quietIconPreload(window), []);
  useEffect(() => canvasUser.setTheme(theme), [canvasUser, theme]);
  useEffect(() => canvasUser.setReducedMotion(reducedMotion), [canvasUser, reducedMotion]);
  const mount = useCallback((editor: Editor) => {
    editor.setCurrentTool("hand");
    showFirstView(editor);
  }, []);
  return (
    <ItemUiProvider value={itemUi}>
      <Tldraw
        hideUi
        autoFocus={false}
        store={store}
        user={canvasUser.user}
        assetUrls={TLDRAW_ASSET_URLS}
        embeds={NO_EMBEDS}
        shapeUtils={BOARD_SHAPE_UTILS}
        components={READING_COMPONENTS}
        onMount={mount}
      >
        <ShownItem view={view} itemUi={itemUi} />
        <Controls />
      </Tldraw>
    </ItemUiProvider>
  );
}

/** Brings what is asked for into view, and says so. */
function ShownItem({ view, itemUi }: { view: ReadingView; itemUi: ItemUi }) {
  const editor = useEditor();
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (view.item === null) {
      itemUi.marked.set(null);
      setGone(false);
      return;
    }
    const shown = showItem(editor, view.item);
    itemUi.marked.set(shown);
    setGone(shown === null);
  }, [editor, itemUi, view]);
  return gone ? (
    <p
      role="alert"
      className="absolute top-3 left-1/2 z-[400] w-max max-w-[calc(100%-24px)] -translate-x-1/2 rounded-sm border border-line bg-surface px-3 py-1.5 text-sm shadow-soft"
    >
      {t("itemLink.unknown")}
    </p>
  ) : null;
}

/** Zoom and pages; the watermark has the other corner. */
function Controls() {
  const editor = useEditor();
  const pages = useValue("pages", () => editor.getPages(), [editor]);
  const page = useValue("page", () => editor.getCurrentPageId(), [editor]);
  return (
    <div className="pointer-events-auto absolute bottom-2.5 left-2.5 z-[400] flex max-w-[calc(100%-120px)] items-center gap-1 rounded-md border border-line bg-surface p-1 shadow-soft">
      <Button look="quiet" icon aria-label={t("review.zoomOut")} onClick={() => editor.zoomOut()}>
        <Minus size={17} aria-hidden />
      </Button>
      <Button look="quiet" icon aria-label={t("review.zoomIn")} onClick={() => editor.zoomIn()}>
        <Plus size={17} aria-hidden />
      </Button>
      <Button look="quiet" icon aria-label={t("review.zoomFit")} onClick={() => editor.zoomToFit()}>
        <Maximize size={16} aria-hidden />
      </Button>
      {pages.length > 1 ? (
        <select
          aria-label={t("review.page")}
          value={page}
          onChange={(event) => {
            const chosen = pages.find(({ id }) => id === event.target.value);
            if (!chosen) return;
            editor.setCurrentPage(chosen);
            showFirstView(editor);
          }}
          className="hit min-w-0 truncate rounded-sm border border-line-strong bg-surface px-2 text-sm text-ink"
        >
          {pages.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  );
}
