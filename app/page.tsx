import { createKeyRequired, myBoards, templates } from "@/app/_runtime/pages";
import { HomePage } from "@/client/home/home-page";

export default async function Page() {
  return <HomePage {...await myBoards()} templates={templates()} createKeyRequired={createKeyRequired()} />;
}
