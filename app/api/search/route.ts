import { SearchQuery } from "@/contract/search-schema";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, parse, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

/** Boards that the asker may read, with what was found on them. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const { q } = parse(SearchQuery, Object.fromEntries(new URL(request.url).searchParams));
    return json(await services().search(await actorOf(request), q));
  });
}
