import { z } from "zod";
import { THUMBNAIL_THEMES } from "@/contract/thumbnail";
import { bodyOf } from "@/app/_runtime/body-of";
import { actorOf } from "@/app/_runtime/current-actor";
import { json, parse, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

const Query = z.object({
  theme: z.enum(THUMBNAIL_THEMES, { error: `theme is one of ${THUMBNAIL_THEMES.join(", ")}.` }),
});

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

/** A small picture of the board for lists, made by a participant's browser. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const query = queryOf(request);
    const { theme } = parse(Query, query);
    const { type, at, bytes } = await services().findThumbnail(await actorOf(request), id, theme);
    const headers = {
      "content-type": type,
      // Private: a shared cache would show it to whoever asks. With a version the address names one picture.
      "cache-control": "v" in query ? "private, max-age=31536000, immutable" : "private, no-cache",
      etag: `"${theme}-${at}"`,
    };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    return new Response(Uint8Array.from(bytes), { headers });
  });
}

/** Takes the body, a PNG or WebP, as the board's thumbnail for pages of this theme, unless one came a moment ago. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const { theme } = parse(Query, queryOf(request));
    const actor = await actorOf(request);
    const taken = await services().saveThumbnail(actor, id, { theme, body: bodyOf(request) });
    return json({ taken });
  });
}
