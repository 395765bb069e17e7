import type { Metadata } from "next";
import { boardForPage, publicOrigin } from "@/app/_runtime/pages";
import { preloadCanvasFont } from "@/client/canvas/preload-canvas-font";
import { RoomPage } from "@/client/room/room-page";
import { may } from "@/contract/roles";

interface Properties {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await boardForPage((await params).id)).title };
}

/** `?touch`: a touch screen to write on, for whoever may edit the board. */
export default async function Page({ params, searchParams }: Properties) {
  preloadCanvasFont();
  const board = await boardForPage((await params).id);
  const touch = "touch" in (await searchParams) && may(board.role, "edit");
  return <RoomPage board={board} origin={await publicOrigin()} touch={touch} />;
}
