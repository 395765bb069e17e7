import { PersonRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { noContent, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Removes the person of the body's `personId`; their open sockets are closed when this answers. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const { personId } = await readJson(request, PersonRequest);
    await services().removePerson(actor, id, personId);
    return noContent();
  });
}

/** Lets a removed person back in. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const { personId } = await readJson(request, PersonRequest);
    await services().readmitPerson(actor, id, personId);
    return noContent();
  });
}
