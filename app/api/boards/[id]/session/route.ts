import { SessionCommand } from "@/contract/session-command-schema";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** The server's time, and what of the session only the caller may see. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    return json(await services().sessionView(await actorOf(request), id));
  });
}

/** Carries out a command of the session; sent again, it changes nothing. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const command = await readJson(request, SessionCommand);
    return json(await services().runSessionCommand(actor, id, command));
  });
}
