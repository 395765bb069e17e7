import { AppError } from "@/contract/errors";
import { respond } from "@/app/_runtime/respond";

/** Every address below `/api` that is none: an error like all others, where Next would send a page. */
function answer(request: Request): Promise<Response> {
  return respond(request, async () => {
    throw new AppError("no_such_address");
  });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
