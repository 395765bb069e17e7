import {
  isRunning,
  type SessionState,
  writeSessionState,
  readSessionState,
} from "@/board/document/session-state";
import { setCode, startSession } from "@/board/session/apply-command";
import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { newLink } from "@/server/access/links";
import { linkProblem } from "@/server/access/standing";
import { newId } from "@/server/access/tokens";
import type { ServiceDeps } from "./service-deps";
import type { SessionChange, SessionRunContext } from "./session-run";

/** What the session's own link is called in the list of links. */
const LABEL = "Phones, while the session runs";

const HOUR_MS = 60 * 60_000;

/** How long a session may run, in milliseconds; then its link ends, and housekeeping ends it. */
export const LONGEST_SESSION_MS = SESSION_LIMITS.sessionHours * HOUR_MS;

/** Starts a session, with a viewer link of its own behind its short address. */
export async function beginSession(run: SessionRunContext<"session.start">): Promise<SessionChange> {
  const { command, state, at } = run;
  if (isRunning(state)) return (now) => ({ state: now });
  const linkId = await addCode(run, at);
  return (now) => startSession(now, { id: command.id, linkId, at });
}

/** Gives the session another short address when the one it had opens nothing any more. */
export async function renewCode(run: SessionRunContext<"session.code">): Promise<SessionChange> {
  const { deps, boardId, command, state } = run;
  if (!isRunning(state)) throw new AppError("session_not_running");
  if (state.run?.id !== command.runId) throw new AppError("session_changed");
  // Somebody else was quicker, or the one there is still opens the board.
  if ((await codeOf(deps, boardId, state)) !== null) return (now) => ({ state: now });
  if (run.at - state.run.startedAt >= LONGEST_SESSION_MS) {
    throw new AppError("session_changed", errorDetail("session_over_a_day"));
  }
  const linkId = await addCode(run, state.run.startedAt);
  return (now) => setCode(now, command.runId, linkId);
}

/** Stores a link and a short address that leads to it; the id of the link. */
async function addCode(
  { deps, actor, boardId }: Pick<SessionRunContext, "deps" | "actor" | "boardId">,
  startedAt: number,
): Promise<string> {
  const { row } = newLink(deps, {
    boardId,
    role: "viewer",
    label: LABEL,
    // Whoever forgets to end a session does not leave the board open to whoever saw the screen.
    expiresAt: startedAt + LONGEST_SESSION_MS,
    origin: actor.origin,
  });
  const code = newId().slice(0, SESSION_LIMITS.codeChars);
  await deps.access.createLinks([row]);
  await deps.session.addCode({ code, boardId, linkId: row.id });
  return row.id;
}

/** The short address of the running session; null when none runs, or its link was revoked or has ended. */
export async function codeOf(
  deps: Pick<ServiceDeps, "session" | "access" | "now">,
  boardId: string,
  state: SessionState,
): Promise<string | null> {
  if (!isRunning(state)) return null;
  const codes = await deps.session.listCodes(boardId);
  const found = codes.find(({ linkId }) => linkId === state.run?.linkId);
  const link = found && (await deps.access.getLink(found.linkId));
  return found && link && linkProblem(link, deps.now()) === null ? found.code : null;
}

/** Whether a short address of the board leads to a link. */
export async function leadsTo(
  { session }: Pick<ServiceDeps, "session">,
  boardId: string,
  linkId: string,
): Promise<boolean> {
  return (await session.listCodes(boardId)).some((code) => code.linkId === linkId);
}

/**
 * The running session says that another link is behind its short address; empty: none is, then the panel offers another
 * address. Inside `sessionRuns`.
 */
export async function followCode(
  deps: Pick<ServiceDeps, "registry">,
  boardId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await deps.registry.edit(boardId, "session", (doc) => {
    const before = readSessionState(doc);
    if (!before.run || !isRunning(before) || before.run.linkId !== from) return;
    writeSessionState(doc, before, { ...before, run: { ...before.run, linkId: to } });
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
