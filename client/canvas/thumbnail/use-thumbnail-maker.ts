"use client";

import { useEffect, useRef } from "react";
import type { Editor } from "tldraw";
import type { BoardSummary } from "@/contract/api";
import { may } from "@/contract/roles";
import { THUMBNAIL_THEMES } from "@/contract/thumbnail";
import type { ConnectionSnapshot } from "@/client/sync/board-connection";
import { browserClock } from "@/client/sync/clock";
import type { drawThumbnails } from "./draw-thumbnail";
import { isElected } from "./elect-maker";
import { sendThumbnail } from "./send-thumbnail";
import { thumbnailPage } from "./thumbnail-page";
import { createThumbnailSchedule } from "./thumbnail-schedule";

/** Longest wait for a moment in which the browser has nothing else to do, in milliseconds. */
const IDLE_WITHIN_MS = 5_000;

interface ThumbnailMaker {
  board: BoardSummary;
  /** Null while there is no canvas, and for people who only read. */
  editor: Editor | null;
  /** The server's id of this person; null before they have told a name: others could not see them as a rival. */
  personId: string | null;
  snapshot: ConnectionSnapshot;
  /** The code that draws; it is not there from the start. The same function on every render. */
  loadDrawing(): Promise<{ drawThumbnails: typeof drawThumbnails }>;
}

/** Makes the board's thumbnail now and then, while this browser is the one elected to. */
export function useThumbnailMaker({ board, editor, personId, snapshot, loadDrawing }: ThumbnailMaker): void {
  const current = useRef({ personId, snapshot });
  useEffect(() => {
    current.current = { personId, snapshot };
  });
  const boardId = board.id;
  const outdated = board.thumbnailAt === null || board.thumbnailAt < board.editedAt;

  useEffect(() => {
    if (!editor) return;
    const left = new AbortController();
    const mayMake = () => {
      const { personId: self, snapshot: now } = current.current;
      const page = thumbnailPage(editor);
      return (
        self !== null &&
        page === editor.getCurrentPageId() &&
        mayDraw(now) &&
        !isBusy(editor) &&
        isElected(self, page, now.peers)
      );
    };
    const schedule = createThumbnailSchedule({
      clock: browserClock(),
      outdated,
      mayMake,
      async make() {
        if (document.visibilityState === "visible") await idle();
        const drawing = await loadDrawing();
        if (left.signal.aborted) return;
        const drawn = await drawing.drawThumbnails(editor, boardId, THUMBNAIL_THEMES);
        await Promise.all(
          drawn.map(({ theme, picture }) => sendThumbnail(boardId, theme, picture, left.signal)),
        );
      },
    });
    const stopListening = editor.store.listen(() => schedule.changed(), { scope: "document" });
    const visibilityChanged = () => {
      if (document.visibilityState === "hidden") schedule.leaving();
    };
    document.addEventListener("visibilitychange", visibilityChanged);
    return () => {
      left.abort();
      document.removeEventListener("visibilitychange", visibilityChanged);
      stopListening();
      schedule.stop();
    };
  }, [editor, boardId, outdated, loadDrawing]);
}

/** The server would refuse it otherwise. */
function mayDraw({ role, online, board }: ConnectionSnapshot): boolean {
  return online && may(role, "edit") && !board.sealed && (!board.locked || may(role, "run-session"));
}

/** Drawing takes a moment in which nothing else moves: not while somebody writes or drags. */
function isBusy(editor: Editor): boolean {
  const { isPointing, isDragging, isPinching } = editor.inputs;
  return isPointing || isDragging || isPinching || editor.getEditingShapeId() !== null;
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === "function") {
      requestIdleCallback(() => resolve(), { timeout: IDLE_WITHIN_MS });
    } else setTimeout(resolve, 200);
  });
}
