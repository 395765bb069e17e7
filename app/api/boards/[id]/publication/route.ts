import { CREATE_KEY_HEADER } from "@/contract/api";
import { PublishRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Puts a board into the library. A create key, where one is set, comes in `CREATE_KEY_HEADER`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const input = await readJson(request, PublishRequest);
    return json(await services().publishBoard(actor, id, input, request.headers.get(CREATE_KEY_HEADER)));
  });
}

/** Takes it back out. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    return json(await services().takeBackBoard(await actorOf(request), id));
  });
}
