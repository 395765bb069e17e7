import { CreateLinkRequest, DeleteLinkRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, noContent, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    return json(await services().listLinks(await actorOf(request), id));
  });
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const input = await readJson(request, CreateLinkRequest);
    return json(await services().createLink(actor, id, input), { status: 201 });
  });
}

/** Revokes the link of the body's `id`; its open sockets are closed when this answers. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const link = await readJson(request, DeleteLinkRequest);
    await services().revokeLink(actor, id, link.id);
    return noContent();
  });
}
