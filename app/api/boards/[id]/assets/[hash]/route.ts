import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { actorOf } from "@/app/_runtime/current-actor";
import { respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string; hash: string }>;
}

/** A picture of the board. Its address names its content, so a browser may keep it as long as it likes. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id, hash } = await params;
    const { row, path } = await services().findAsset(await actorOf(request), id, hash);
    const headers = {
      "content-type": row.type,
      // Private: a shared cache would show it to whoever asks.
      "cache-control": "private, max-age=31536000, immutable",
      etag: `"${row.hash}"`,
    };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    const file = await open(path, "r");
    const stream = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
    return new Response(stream, { headers });
  });
}
