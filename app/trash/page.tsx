import type { Metadata } from "next";
import { myTrash } from "@/app/_runtime/pages";
import { TrashPage } from "@/client/home/trash-page";
import { t } from "@/client/ui/messages/t";

export function generateMetadata(): Metadata {
  return { title: t("trash.heading") };
}

export default async function Page() {
  return <TrashPage {...await myTrash()} />;
}
