import { followLink, headOfLink } from "@/app/_runtime/follow-link";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ token: string }>;
}

/** Redeems a link and goes on to the board. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return followLink(request, (actor) => services().join(actor, token));
}

export const HEAD = headOfLink;
