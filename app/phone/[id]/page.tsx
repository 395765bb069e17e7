import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { boardForPage, findBoardForPage } from "@/app/_runtime/pages";
import { PhonePage } from "@/client/phone/phone-page";
import { CodeEnded } from "@/client/phone/session-ended";
import { t } from "@/client/ui/messages/t";

interface Properties {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const found = await findBoardForPage((await params).id);
  return { title: "board" in found ? found.board.title : t("phone.codeEnded") };
}

export default async function Page({ params }: Properties) {
  const { id } = await params;
  const found = await findBoardForPage(id);
  // Whoever came by a session's code reads what became of it, not that a link was revoked.
  if ("problem" in found && found.problem === "link_revoked") return <CodeEnded />;
  const board = await boardForPage(id);
  if (board.role === "room") redirect(`/room/${board.id}`);
  // Readers of the library take no part in a session.
  if (board.byLibrary) redirect(`/review/${board.id}`);
  return <PhonePage board={board} />;
}
