import { json, respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

/** The boards that everybody who reaches the server may read, last published first. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => json(await services().listLibrary()));
}
