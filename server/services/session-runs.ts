import { isRunning, readSessionState } from "@/board/document/session-state";
import { may } from "@/contract/roles";
import type { ServiceDeps } from "./service-deps";

/**
 * Whether there is something to watch on a board: somebody who may edit it is connected, or a session was begun and not
 * ended. Who comes to read then sees it live.
 */
export async function sessionRuns(
  deps: Pick<ServiceDeps, "access" | "registry">,
  boardId: string,
): Promise<boolean> {
  if (await somebodyEdits(deps, boardId)) return true;
  return isRunning(await deps.registry.read(boardId, "session", readSessionState));
}

async function somebodyEdits(
  deps: Pick<ServiceDeps, "access" | "registry">,
  boardId: string,
): Promise<boolean> {
  const connected = deps.registry.connectedBy(boardId);
  if (connected.size === 0) return false;
  const links = await deps.access.listLinks(boardId);
  return links.some(({ id, role }) => may(role, "edit") && (connected.get(id)?.people.size ?? 0) > 0);
}
