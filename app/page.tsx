import { createKeyRequired, myBoards, myTrash, templates } from "@/app/_runtime/pages";
import { HomePage } from "@/client/home/home-page";

export default async function Page() {
  const [boards, trash] = await Promise.all([myBoards(), myTrash()]);
  return (
    <HomePage
      {...boards}
      trashed={trash.boards !== null && trash.boards.length > 0}
      templates={templates()}
      createKeyRequired={createKeyRequired()}
    />
  );
}
