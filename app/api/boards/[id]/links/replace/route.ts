import { ReplaceLinkRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Puts a new link in the place of the body's `id`; the old one's open sockets are closed when this answers. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const link = await readJson(request, ReplaceLinkRequest);
    return json(await services().replaceLink(actor, id, link.id), { status: 201 });
  });
}
