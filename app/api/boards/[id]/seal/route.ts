import { SealRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { noContent, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Ends editing of a board. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    await services().sealBoard(actor, id, await readJson(request, SealRequest));
    return noContent();
  });
}

/** Allows editing again. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    await services().reopenBoard(await actorOf(request), id);
    return noContent();
  });
}
