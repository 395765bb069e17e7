import {
  createKeyRequired,
  library,
  myBoards,
  myTrash,
  publishing,
  searchForPage,
  templates,
} from "@/app/_runtime/pages";
import { SEARCH_CHARS } from "@/contract/search";
import { listInWords } from "./list-in-words";
import { HomePage } from "@/client/home/home-page";

interface Context {
  searchParams: Promise<{ q?: string | string[] }>;
}

export default async function Page({ searchParams }: Context) {
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, SEARCH_CHARS).trim() : "";
  const [boards, trash, published, found] = await Promise.all([
    myBoards(),
    myTrash(),
    library(),
    query === "" ? null : searchForPage(query),
  ]);
  return (
    <HomePage
      {...listInWords(boards)}
      trashed={trash.boards !== null && trash.boards.length > 0}
      templates={templates()}
      library={listInWords(published)}
      publishing={publishing()}
      createKeyRequired={createKeyRequired()}
      query={query}
      found={found}
    />
  );
}
