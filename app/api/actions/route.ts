import { ActionQuery } from "@/contract/action-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, parse, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

/** Action items of all boards that the asker may read, filtered. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const query = parse(ActionQuery, Object.fromEntries(new URL(request.url).searchParams));
    return json(await services().listActions(await actorOf(request), query));
  });
}
