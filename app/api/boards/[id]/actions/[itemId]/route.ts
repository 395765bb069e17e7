import { ChangeActionRequest } from "@/contract/action-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string; itemId: string }>;
}

/** Changes an action item's status, owner or due; also while nobody has the board open, and on a sealed one. */
export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id, itemId } = await params;
    const actor = await actorOf(request);
    const input = await readJson(request, ChangeActionRequest);
    return json(await services().changeAction(actor, id, itemId, input));
  });
}
