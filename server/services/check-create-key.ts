import { AppError } from "@/contract/errors";
import { sameSecret } from "@/server/access/tokens";
import type { ServiceDeps } from "./service-deps";
import type { Actor } from "./services";

/** Throws `create_key_required` when this instance asks for a key and `offered` is not it, `rate_limited` after too many. */
export function checkCreateKey(
  deps: Pick<ServiceDeps, "createKey" | "createKeyFailures">,
  actor: Actor,
  offered: string | null,
): void {
  if (deps.createKey === null) return;
  if (deps.createKeyFailures.exhausted(actor.address)) throw new AppError("rate_limited");
  if (offered !== null && sameSecret(offered, deps.createKey)) return;
  // Nothing was guessed when nothing was offered.
  if (offered !== null) deps.createKeyFailures.recordFailure(actor.address);
  throw new AppError("create_key_required");
}
