import "server-only";
import { ActionQuery } from "@/contract/action-schemas";
import type { ListedAction } from "@/contract/actions";
import { compress, ENCODING_HEADER } from "./compress";
import { actorOf } from "./current-actor";
import { parse } from "./respond";
import { services } from "./services";

/** Action items of one file. A list that long is filtered before anybody reads it. */
const MOST = 5_000;

/** An action item with the address of its place, for a file that is read elsewhere. */
export type FiledAction = ListedAction & { url: string };

/** The action items that the asker may read and the query of the request lets through, as a file made by `write`. */
export async function actionFile(
  request: Request,
  file: { name: string; type: string; write: (actions: readonly FiledAction[]) => string },
): Promise<Response> {
  const query = parse(ActionQuery, Object.fromEntries(new URL(request.url).searchParams));
  const actor = await actorOf(request);
  const { actions } = await services().listActions(actor, { ...query, offset: 0, limit: MOST });
  const text = file.write(actions.map((action) => ({ ...action, url: `${actor.origin}${action.href}` })));
  const { body, encoding } = await compress(
    new TextEncoder().encode(text),
    request.headers.get("accept-encoding"),
  );
  return new Response(body, {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.name}"`,
      "cache-control": "no-store",
      vary: "Accept-Encoding, Cookie, Authorization",
      "content-security-policy": "sandbox; default-src 'none'",
      ...(encoding ? { [ENCODING_HEADER]: encoding } : {}),
    },
  });
}
