import { actorOf } from "@/app/_runtime/current-actor";
import { bodyOf } from "@/app/_runtime/body-of";
import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/**
 * Stores the body, a picture, for the board; its file name comes percent-encoded in `X-File-Name`. With `?record=<id>` the
 * asset record of that id, which waits for the picture, is completed.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const actor = await actorOf(request);
    const name = decodedName(request.headers.get("x-file-name"));
    const forRecord = new URL(request.url).searchParams.get("record");
    const file = { name, body: bodyOf(request), forRecord };
    return json(await services().uploadAsset(actor, id, file), { status: 201 });
  });
}

function decodedName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    // The name is for people only; a picture is not refused for it.
    return "";
  }
}
