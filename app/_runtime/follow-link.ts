import type { Actor } from "@/server/services/services";
import { actorOf } from "./current-actor";
import { linkProblemPath } from "./pages";
import { presentError } from "./respond";

/** Where a link leads, and the cookie of whoever followed it. */
interface Redeemed {
  location: string;
  setCookie: string | null;
}

/**
 * Redeems a link and goes on to where it leads, or to the page that says what is wrong with it. Either way the token
 * leaves the address bar. Locations are paths: the browser resolves them against the address it used.
 */
export async function followLink(
  request: Request,
  redeem: (actor: Actor) => Promise<Redeemed>,
): Promise<Response> {
  try {
    const { location, setCookie } = await redeem(await actorOf(request));
    return redirect(location, setCookie);
  } catch (error) {
    const { code } = presentError(request, error);
    return redirect(linkProblemPath(code), null);
  }
}

/** Previews of messengers ask for the head of a link; they join nothing. */
export function headOfLink(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

function redirect(location: string, setCookie: string | null): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  if (setCookie) headers.set("set-cookie", setCookie);
  return new Response(null, { status: 303, headers });
}
