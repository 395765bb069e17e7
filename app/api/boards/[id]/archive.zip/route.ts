import { Readable } from "node:stream";
import { actorOf } from "@/app/_runtime/current-actor";
import { respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

/** The whole board as one zip file, packed while it is sent; an instance of Paperboard takes it at `/api/archives`. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const { name, body } = await services().exportArchive(await actorOf(request), id);
    // A reader that goes away ends the generator, and with it the file that is open.
    const stream = Readable.toWeb(Readable.from(body, { objectMode: false })) as ReadableStream<Uint8Array>;
    return new Response(stream, {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
        "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      },
    });
  });
}
