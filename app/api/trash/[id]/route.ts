import { actorOf } from "@/app/_runtime/current-actor";
import { noContent, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Deletes the board for good. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    await services().purgeBoard(await actorOf(request), id);
    return noContent();
  });
}
