import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { boardForPage, createKeyRequired, publishing } from "@/app/_runtime/pages";
import { BoardPage } from "@/client/canvas/board-page";
import { preloadCanvasFont } from "@/client/canvas/preload-canvas-font";

interface Properties {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await boardForPage((await params).id)).title };
}

export default async function Page({ params }: Properties) {
  const board = await boardForPage((await params).id);
  // A room link opens the room screen and nothing else.
  if (board.role === "room") redirect(`/room/${board.id}`);
  const canvasFont = preloadCanvasFont();
  return (
    <BoardPage
      board={board}
      createKeyRequired={createKeyRequired()}
      publishing={publishing()}
      canvasFont={canvasFont}
    />
  );
}
