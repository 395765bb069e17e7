import { CREATE_KEY_HEADER, type CreateBoardResponse } from "@/contract/api";
import type { ImportedBoard } from "@/contract/archive";
import { bodyOf } from "@/app/_runtime/body-of";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

/** Makes a board of the body, an archive as `GET /api/boards/:id/archive.zip` gives it. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const actor = await actorOf(request);
    const key = request.headers.get(CREATE_KEY_HEADER) ?? actor.token;
    const { setCookie, ...board } = await services().importArchive(actor, bodyOf(request), key);
    const headers: Record<string, string> = { location: `/api/boards/${board.id}` };
    if (setCookie) headers["set-cookie"] = setCookie;
    return json(board satisfies CreateBoardResponse & ImportedBoard, { status: 201, headers });
  });
}
