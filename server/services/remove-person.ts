import { isRunning, readSessionState, writeSessionState } from "@/board/document/session-state";
import { withoutPerson } from "@/board/session/apply-command";
import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { isLinkPerson } from "@/server/access/standing";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { eraseBallotsOf } from "./session-hums";
import { inTurn } from "./session-run";
import { eraseNotesOf } from "./session-writing";

/**
 * Removes a person from a board, with what they have in a running session; their open sockets are closed when the promise
 * resolves. Done again it completes a removal that was cut off.
 */
export function createRemovePerson(deps: ServiceDeps): Services["removePerson"] {
  return async (actor, boardId, personId) => {
    const standing = await requireStanding(deps, actor, boardId, "run-session");
    if (personId === standing.personId) throw new AppError("conflict", errorDetail("remove_yourself"));
    const sessionId = await sessionOnBoard(deps, boardId, personId);
    const at = deps.now();
    await deps.access.removeGrants(boardId, [sessionId], at);
    await deps.registry.recheckAccess(boardId);
    // Last: a command of theirs that was let in just before is in the queue by now, and what it did goes, too.
    await deps.sessionRuns(boardId, () => removeFromSession(deps, boardId, personId, at));
  };
}

/** Takes what a person has in a running session out of it: notes and voices that nobody has seen, hand, turn and spotlight. */
async function removeFromSession(
  deps: ServiceDeps,
  boardId: string,
  personId: string,
  at: number,
): Promise<void> {
  const state = await deps.registry.read(boardId, "session", readSessionState);
  const unseen = isRunning(state)
    ? inTurn([
        await eraseNotesOf(deps, boardId, { personId, state }),
        await eraseBallotsOf(deps, boardId, { personId, state }),
      ])
    : inTurn([]);
  await deps.registry.edit(boardId, "session", (doc) => {
    const before = readSessionState(doc);
    const outcome = unseen(before);
    // Inside `sessionRuns` nothing ends meanwhile what was read above.
    const after = "refused" in outcome ? before : outcome.state;
    writeSessionState(doc, before, withoutPerson(after, personId, at));
  });
}

/** Lets a removed person open the board again by the links that they had. */
export function createReadmitPerson(deps: ServiceDeps): Services["readmitPerson"] {
  return async (actor, boardId, personId) => {
    await requireStanding(deps, actor, boardId, "run-session");
    const sessionId = await sessionOnBoard(deps, boardId, personId);
    await deps.access.restoreGrants(boardId, [sessionId]);
  };
}

async function sessionOnBoard(deps: ServiceDeps, boardId: string, personId: string): Promise<string> {
  if (isLinkPerson(personId)) {
    throw new AppError(
      "conflict",
      "This is a program that shows a link. Revoke or replace that link instead.",
    );
  }
  const session = await deps.access.findSessionByPersonId(personId);
  const granted = session ? await deps.access.listGrants(session.id, boardId) : [];
  if (!session || granted.length === 0) throw new AppError("not_found", errorDetail("no_such_person"));
  return session.id;
}
