import { followLink, headOfLink } from "@/app/_runtime/follow-link";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ code: string }>;
}

/** Opens a running session by its short address, on the page for phones; or the page that says what is wrong. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { code } = await params;
  return followLink(request, (actor) => services().joinByCode(actor, code));
}

export const HEAD = headOfLink;
