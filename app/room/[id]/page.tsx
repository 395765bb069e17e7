import type { Metadata } from "next";
import { boardForPage } from "@/app/_runtime/pages";
import { preloadCanvasFont } from "@/client/canvas/preload-canvas-font";
import { RoomPage } from "@/client/room/room-page";

interface Properties {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await boardForPage((await params).id)).title };
}

export default async function Page({ params }: Properties) {
  preloadCanvasFont();
  return <RoomPage board={await boardForPage((await params).id)} />;
}
