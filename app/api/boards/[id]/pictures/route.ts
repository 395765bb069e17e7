import { actorOf } from "@/app/_runtime/current-actor";
import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Which pictures of the board's frames are stored, and what a browser needs to make new ones. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    return json(await services().listFramePictures(await actorOf(request), id));
  });
}
