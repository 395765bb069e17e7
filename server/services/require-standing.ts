import { AppError } from "@/contract/errors";
import { type Action, may } from "@/contract/roles";
import { findStanding } from "@/server/access/standing";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Standing } from "./services";

/** The actor's standing, if it allows `action`; throws `forbidden` otherwise, or why there is no standing. */
export async function requireStanding(
  deps: Pick<ServiceDeps, "access" | "boards" | "now">,
  actor: Actor,
  boardId: string,
  action: Action,
): Promise<Standing> {
  const standing = await findStanding(deps, actor, boardId);
  if (!may(standing.role, action)) throw new AppError("forbidden");
  return standing;
}
