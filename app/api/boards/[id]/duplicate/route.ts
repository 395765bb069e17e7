import { CREATE_KEY_HEADER, type CreateBoardResponse } from "@/contract/api";
import { DuplicateBoardRequest } from "@/contract/api-schemas";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, readJson, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** A new board with this one's canvas, for whoever may read it and create boards. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const input = await readJson(request, DuplicateBoardRequest);
    const key = request.headers.get(CREATE_KEY_HEADER);
    const { setCookie, ...board } = await services().duplicateBoard(actor, id, input, key);
    const headers: Record<string, string> = { location: `/api/boards/${board.id}` };
    if (setCookie) headers["set-cookie"] = setCookie;
    return json(board satisfies CreateBoardResponse, { status: 201, headers });
  });
}
