"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { BoardSummary, Publishing } from "@/contract/api";
import { createFirstState } from "@/client/sync/first-state";
import { BoardSkeleton, SkeletonTitle } from "./board-skeleton";
import { loadCanvasFont } from "./load-canvas-font";

// Started with the first line of the page's code rather than when React comes to it: compiling takes longer than that.
if (typeof window !== "undefined") startBoardScreen();

/**
 * While the canvas's modules run, errors note one line of their stack. One of them (prosemirror-model) reads a stack to see which
 * engine this is, and V8 parses the whole file again to number its lines.
 */
function startBoardScreen(): void {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  const restore = () => void (Error.stackTraceLimit = limit);
  import("./board-screen").then(restore, restore);
}

// The canvas needs a browser: tldraw measures text and reads storage while its modules load.
const BoardScreen = dynamic(() => import("./board-screen").then((module) => module.BoardScreen), {
  ssr: false,
  loading: BoardSkeleton,
});

/** Names the canvas's code in the page, so that browsers fetch it before our first line runs. Draws nothing. */
const PreloadScreen = dynamic(() => {
  // Never awaited: the rest of the page must not wait for it. The server leaves the import out, but for the chunks' names.
  if (typeof window !== "undefined") void import("./board-screen");
  return Promise.resolve({ default: () => null });
});

/** A board, with everything around the canvas. */
export function BoardPage({
  board,
  createKeyRequired,
  publishing,
  canvasFont,
}: {
  board: BoardSummary;
  createKeyRequired: boolean;
  publishing: Publishing;
  /** Address of the font in which nearly every shape is written. */
  canvasFont: string;
}) {
  const [firstState] = useState(() => createFirstState());
  useEffect(() => firstState.request(board.id), [firstState, board.id]);
  useEffect(() => loadCanvasFont(canvasFont), [canvasFont]);
  return (
    <SkeletonTitle value={board.title}>
      <PreloadScreen />
      <BoardScreen
        board={board}
        firstState={firstState}
        createKeyRequired={createKeyRequired}
        publishing={publishing}
      />
    </SkeletonTitle>
  );
}
