import { createKeyRequired, myBoards, myTrash, searchForPage, templates } from "@/app/_runtime/pages";
import { SEARCH_CHARS } from "@/contract/search";
import { HomePage } from "@/client/home/home-page";

interface Context {
  searchParams: Promise<{ q?: string | string[] }>;
}

export default async function Page({ searchParams }: Context) {
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, SEARCH_CHARS).trim() : "";
  const [boards, trash, found] = await Promise.all([
    myBoards(),
    myTrash(),
    query === "" ? null : searchForPage(query),
  ]);
  return (
    <HomePage
      {...boards}
      trashed={trash.boards !== null && trash.boards.length > 0}
      templates={templates()}
      createKeyRequired={createKeyRequired()}
      query={query}
      found={found}
    />
  );
}
