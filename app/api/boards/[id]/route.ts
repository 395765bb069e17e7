import { UpdateBoardRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, noContent, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    return json(await services().getBoard(await actorOf(request), id));
  });
}

export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const { title } = await readJson(request, UpdateBoardRequest);
    return json(await services().renameBoard(actor, id, title));
  });
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    await services().deleteBoard(await actorOf(request), id);
    return noContent();
  });
}
