import type { Metadata } from "next";
import { boardForPage, createKeyRequired, publishing, reviewForPage } from "@/app/_runtime/pages";
import { ReviewPage } from "@/client/review/review-page";

interface Properties {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await boardForPage((await params).id)).title };
}

export default async function Page({ params }: Properties) {
  const board = await boardForPage((await params).id);
  return (
    <ReviewPage
      board={board}
      {...await reviewForPage(board.id)}
      publishing={publishing()}
      createKeyRequired={createKeyRequired()}
    />
  );
}
