import { actorOf } from "@/app/_runtime/current-actor";
import { linkProblemPath } from "@/app/_runtime/pages";
import { presentError } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ token: string }>;
}

/**
 * Redeems a link and goes on to the board, or to the page that says what is wrong with the link. Either way the token
 * leaves the address bar. Locations are paths: the browser resolves them against the address it used.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { token } = await params;
    const { location, setCookie } = await services().join(await actorOf(request), token);
    return redirect(location, setCookie);
  } catch (error) {
    const { code } = presentError(request, error);
    return redirect(linkProblemPath(code), null);
  }
}

/** Previews of messengers ask for the head of a link; they join nothing. */
export function HEAD(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

function redirect(location: string, setCookie: string | null): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  if (setCookie) headers.set("set-cookie", setCookie);
  return new Response(null, { status: 303, headers });
}
