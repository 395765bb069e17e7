"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { createFirstState } from "@/client/sync/first-state";

const RoomScreen = dynamic(() => import("./room-screen").then((module) => module.RoomScreen), {
  ssr: false,
  loading: () => <div className="dotted h-dvh" aria-busy="true" />,
});

/** As on the board's page (client/canvas/board-page.tsx): names the code in the page. Draws nothing. */
const PreloadScreen = dynamic(() => {
  if (typeof window !== "undefined") void import("./room-screen");
  return Promise.resolve({ default: () => null });
});

export interface RoomPageProps {
  board: BoardSummary;
  /** Address of the server as others reach it. */
  origin: string;
  /** To write on it by hand, where the visitor may. */
  touch: boolean;
}

/** A board for the projector. */
export function RoomPage({ board, origin, touch }: RoomPageProps) {
  const [firstState] = useState(() => createFirstState());
  useEffect(() => firstState.request(board.id), [firstState, board.id]);
  return (
    <>
      <PreloadScreen />
      <RoomScreen board={board} firstState={firstState} origin={origin} touch={touch} />
    </>
  );
}
