import * as Y from "yjs";
import { AppError } from "@/contract/errors";
import type { Role } from "@/contract/roles";
import type { ServiceDeps } from "./service-deps";

/** Throws what the rooms would answer to an edit of the canvas by this role now: `sealed`, `locked`, `read_only`. */
export async function requireCanvasOpen(
  deps: Pick<ServiceDeps, "registry" | "canvasRefusal">,
  boardId: string,
  role: Role,
): Promise<void> {
  const session = new Y.Doc();
  Y.applyUpdateV2(session, (await deps.registry.state(boardId, "session")).update);
  const refusal = deps.canvasRefusal(session, role);
  session.destroy();
  if (refusal) throw new AppError(refusal);
}
