import { CREATE_KEY_HEADER, type CreateBoardResponse } from "@/contract/api";
import { bodyOf } from "@/app/_runtime/body-of";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** Makes a new board of the body, a copy of this board as board/document/board-copy.ts writes it. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const key = request.headers.get(CREATE_KEY_HEADER);
    const { setCookie, ...board } = await services().copyBoard(actor, id, bodyOf(request), key);
    const headers: Record<string, string> = { location: `/api/boards/${board.id}` };
    if (setCookie) headers["set-cookie"] = setCookie;
    return json(board satisfies CreateBoardResponse, { status: 201, headers });
  });
}
