import { createKeyRequired, library, myBoards, myTrash, publishing, templates } from "@/app/_runtime/pages";
import { HomePage } from "@/client/home/home-page";

export default async function Page() {
  const [boards, trash, published] = await Promise.all([myBoards(), myTrash(), library()]);
  return (
    <HomePage
      {...boards}
      trashed={trash.boards !== null && trash.boards.length > 0}
      templates={templates()}
      library={published}
      publishing={publishing()}
      createKeyRequired={createKeyRequired()}
    />
  );
}
