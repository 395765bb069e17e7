import { AppError } from "@/contract/errors";
import { type Action, may } from "@/contract/roles";
import { findStanding, findStandingAnywhere } from "@/server/access/standing";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Standing } from "./services";

type Deps = Pick<ServiceDeps, "access" | "boards" | "publications" | "now">;

/** The actor's standing, if it allows `action`; throws `forbidden` otherwise, or why there is no standing. */
export async function requireStanding(
  deps: Deps,
  actor: Actor,
  boardId: string,
  action: Action,
): Promise<Standing> {
  const standing = await findStanding(deps, actor, boardId);
  if (!may(standing.role, action)) throw new AppError("forbidden");
  // Strangers may read what is published. To take part, to be heard or to copy takes a link.
  if (standing.byLibrary && action !== "read") throw new AppError("forbidden");
  return standing;
}

/** A facilitator's standing on a board in the trash. Throws `forbidden` to others, then `not_in_trash`. */
export async function requireFacilitatorInTrash(
  deps: Deps,
  actor: Actor,
  boardId: string,
): Promise<Standing> {
  const { standing, inTrash } = await findStandingAnywhere(deps, actor, boardId);
  if (!may(standing.role, "manage")) throw new AppError("forbidden");
  if (!inTrash) throw new AppError("not_in_trash");
  return standing;
}
