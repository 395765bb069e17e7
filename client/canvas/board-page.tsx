"use client";

import dynamic from "next/dynamic";
import type { BoardSummary } from "@/contract/api";
import { BoardSkeleton, SkeletonTitle } from "./board-skeleton";

// The canvas needs a browser: tldraw measures text and reads storage while its modules load.
const BoardScreen = dynamic(() => import("./board-screen").then((module) => module.BoardScreen), {
  ssr: false,
  loading: BoardSkeleton,
});

/** A board, with everything around the canvas. */
export function BoardPage({ board, createKeyRequired }: { board: BoardSummary; createKeyRequired: boolean }) {
  return (
    <SkeletonTitle value={board.title}>
      <BoardScreen board={board} createKeyRequired={createKeyRequired} />
    </SkeletonTitle>
  );
}
