import { actorOf } from "@/app/_runtime/current-actor";
import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

/** Deleted boards that the asker may restore. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => json(await services().listTrash(await actorOf(request))));
}
