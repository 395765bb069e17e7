import { OriginRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { noContent, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Sets the address of the thread or issue the board's discussion came from. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const { origin } = await readJson(request, OriginRequest);
    await services().setOrigin(actor, id, origin);
    return noContent();
  });
}
