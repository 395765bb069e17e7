import { actorOf } from "@/app/_runtime/current-actor";
import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Takes the board out of the trash. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    return json(await services().restoreBoard(await actorOf(request), id));
  });
}
