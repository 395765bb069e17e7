import { may } from "@/contract/roles";
import type { ServiceDeps } from "./service-deps";

/** Whether a session runs on a board: somebody who may edit it is connected now. Who comes to read then sees it live. */
export async function sessionRuns(
  deps: Pick<ServiceDeps, "access" | "registry">,
  boardId: string,
): Promise<boolean> {
  const connected = deps.registry.connectedBy(boardId);
  if (connected.size === 0) return false;
  const links = await deps.access.listLinks(boardId);
  return links.some(({ id, role }) => may(role, "edit") && (connected.get(id)?.people.size ?? 0) > 0);
}
