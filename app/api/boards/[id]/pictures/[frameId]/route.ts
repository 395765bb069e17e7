import { z } from "zod";
import { bodyOf } from "@/app/_runtime/body-of";
import { actorOf } from "@/app/_runtime/current-actor";
import { noContent, parse, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string; frameId: string }>;
}

const Query = z.object({
  seq: z.coerce.number("seq is a number.").int("seq is a whole number.").nonnegative("seq is not negative."),
});

/** The stored picture of a frame, a PNG. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id, frameId } = await params;
    const { at, bytes } = await services().findFramePicture(await actorOf(request), id, frameId);
    const headers = {
      "content-type": "image/png",
      "cache-control": "private, no-cache",
      etag: `"${at}"`,
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    return new Response(Uint8Array.from(bytes), { headers });
  });
}

/** Takes the body, a PNG, as the picture of a frame; `?seq=` says up to which seq of the canvas it shows everything. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id, frameId } = await params;
    const actor = await actorOf(request);
    const { seq } = parse(Query, Object.fromEntries(new URL(request.url).searchParams));
    await services().saveFramePicture(actor, id, frameId, { seq, body: bodyOf(request) });
    return noContent();
  });
}
