import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

// The server must run to answer, so nothing can be prepared at build time.
export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return respond(request, async () => json(services().listTemplates()));
}
