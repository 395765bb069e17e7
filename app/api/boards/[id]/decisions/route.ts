import { actorOf } from "@/app/_runtime/current-actor";
import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** What was decided on the board so far. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    return json(await services().listDecisions(await actorOf(request), id));
  });
}
