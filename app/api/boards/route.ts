import type { CreateBoardResponse } from "@/contract/api";
import { CreateBoardRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

export function GET(request: Request): Promise<Response> {
  return respond(request, async () => json(await services().listBoards(await actorOf(request))));
}

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const actor = await actorOf(request);
    const input = await readJson(request, CreateBoardRequest);
    // Where a create key is set it travels as the bearer token, in the place of a link's.
    const { setCookie, ...board } = await services().createBoard(actor, input, actor.token);
    const headers: Record<string, string> = { location: `/api/boards/${board.id}` };
    if (setCookie) headers["set-cookie"] = setCookie;
    return json(board satisfies CreateBoardResponse, { status: 201, headers });
  });
}
