import { z } from "zod";
import { packState } from "@/contract/packed-state";
import { DOCUMENTS, STATE_FORMS } from "@/contract/sync-protocol";
import { compress, ENCODING_HEADER } from "@/app/_runtime/compress";
import { actorOf } from "@/app/_runtime/current-actor";
import { parse, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string }>;
}

const Query = z.object({
  document: z.enum(DOCUMENTS, { error: `document is one of ${DOCUMENTS.join(", ")}.` }),
  form: z.enum(STATE_FORMS, { error: `form is one of ${STATE_FORMS.join(", ")}.` }).default("update-v2"),
});

/** The first state of a document, a Yjs update in format v2; later changes come over the socket, by state vector. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await params;
    const { document, form } = parse(Query, Object.fromEntries(new URL(request.url).searchParams));
    const state = await services().documentState(await actorOf(request), id, document);

    // Weak: the same seq may hold edits that are not durable yet, which the socket brings anyway.
    const etag = `W/"${document}-${form}-${state.seq}"`;
    const headers: Record<string, string> = {
      // May be kept, but only shown again after access was checked again.
      "cache-control": "private, no-cache",
      vary: "Accept-Encoding, Cookie, Authorization",
      etag,
    };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });

    const bytes = form === "packed" ? packState(state.update) : state.update;
    const { body, encoding } = await compress(bytes, request.headers.get("accept-encoding"));
    if (encoding) headers[ENCODING_HEADER] = encoding;
    headers["content-type"] = "application/octet-stream";
    return new Response(body, { headers });
  });
}
