import type { SessionState } from "@/board/document/session-state";
import { endSession, startSession, type Outcome } from "@/board/session/apply-command";
import { closeHum, discardWriting } from "@/board/session/session-secrets";
import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { newLink } from "@/server/access/links";
import { newId } from "@/server/access/tokens";
import type { ServiceDeps } from "./service-deps";
import { ballotsOf } from "./session-hums";
import type { SessionChange, SessionRunContext } from "./session-run";

/** What the session's own link is called in the list of links. */
const LABEL = "Phones, while the session runs";

/** Starts a session, with a viewer link of its own behind its short address. */
export async function beginSession(run: SessionRunContext<"session.start">): Promise<SessionChange> {
  const { deps, actor, boardId, command, state, at } = run;
  if (state.run && state.run.endedAt === null) return (now) => ({ state: now });
  const { row } = newLink(deps, {
    boardId,
    role: "viewer",
    label: LABEL,
    expiresAt: null,
    origin: actor.origin,
  });
  const code = newId().slice(0, SESSION_LIMITS.codeChars);
  await deps.access.createLinks([row]);
  await deps.session.addCode({ code, boardId, linkId: row.id });
  return (now) => startSession(now, { id: command.id, linkId: row.id, at });
}

/** Ends a session: open hum checks are closed and shown. Throws `session_changed` while private notes wait. */
export async function finishSession(run: SessionRunContext<"session.end">): Promise<SessionChange> {
  const { deps, boardId, state, at } = run;
  const { writing } = state;
  const unseen = writing && writing.revealedAt === null ? writing : null;
  if (unseen && unseen.notes > 0) {
    throw new AppError("session_changed", errorDetail("notes_not_revealed"));
  }
  const open = state.hums.filter(({ closedAt }) => closedAt === null);
  const closings = await Promise.all(
    open.map(async ({ id }) => {
      const ballots = await ballotsOf(deps, boardId, id);
      return (now: SessionState) => closeHum(now, id, ballots, at);
    }),
  );
  const steps: ((now: SessionState) => Outcome)[] = [
    ...closings,
    ...(unseen ? [(now: SessionState) => discardWriting(now, unseen.id)] : []),
    (now) => endSession(now, at),
  ];
  return (now) =>
    steps.reduce<Outcome>((before, step) => ("refused" in before ? before : step(before.state)), {
      state: now,
    });
}

/** Ends the links of sessions that do not run (any more), and forgets their short addresses. */
export async function endOtherCodes(
  deps: Pick<ServiceDeps, "session" | "access" | "registry" | "now">,
  boardId: string,
  { run }: SessionState,
): Promise<void> {
  for (const { code, linkId } of await deps.session.listCodes(boardId)) {
    if (run?.endedAt === null && linkId === run.linkId) continue;
    await deps.access.revokeLink(boardId, linkId, deps.now());
    await deps.session.removeCode(code);
    await deps.registry.recheckAccess(boardId, linkId);
  }
}
