import { actorOf } from "@/app/_runtime/current-actor";
import { linkProblemPath } from "@/app/_runtime/pages";
import { presentError } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ code: string }>;
}

/** Opens a running session by its short address, on the page for phones; or the page that says what is wrong. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { code } = await params;
    const { location, setCookie } = await services().joinByCode(await actorOf(request), code);
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
