"use client";

import dynamic from "next/dynamic";
import type { BoardSummary } from "@/contract/api";

const RoomScreen = dynamic(() => import("./room-screen").then((module) => module.RoomScreen), {
  ssr: false,
  loading: () => <div className="dotted h-dvh" aria-busy="true" />,
});

/** A board for the projector. */
export function RoomPage({ board }: { board: BoardSummary }) {
  return <RoomScreen board={board} />;
}
