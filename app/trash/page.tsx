import type { Metadata } from "next";
import { myTrash } from "@/app/_runtime/pages";
import { listInWords } from "@/app/list-in-words";
import { TrashPage } from "@/client/home/trash-page";
import { t } from "@/client/ui/messages/t";

export function generateMetadata(): Metadata {
  return { title: t("trash.heading") };
}

export default async function Page() {
  return <TrashPage {...listInWords(await myTrash())} />;
}
