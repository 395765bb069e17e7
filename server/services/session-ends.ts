import type * as Y from "yjs";
import {
  isRunning,
  readSessionState,
  type SessionState,
  writeSessionState,
} from "@/board/document/session-state";
import { endSession, type Outcome } from "@/board/session/apply-command";
import { closeHum, discardWriting } from "@/board/session/session-secrets";
import { errorDetail, type ErrorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import type { ServiceDeps } from "./service-deps";
import { endOtherCodes, LONGEST_SESSION_MS } from "./session-codes";
import { ballotsOf, eraseCountedBallots } from "./session-hums";
import { inTurn, type SessionChange, type SessionRunContext } from "./session-run";
import { eraseShownNotes } from "./session-writing";

/** What becomes of private notes that nobody has seen: the session goes on, with a sentence that says why, or they are lost. */
type UnseenNotes = { refuse: ErrorDetail } | "discard";

/** Ends a session: open hum checks are closed and shown. Throws `session_changed` while private notes wait. */
export async function finishSession(run: SessionRunContext<"session.end">): Promise<SessionChange> {
  const { deps, boardId, command, state, at } = run;
  if (state.run && state.run.id !== command.runId) throw new AppError("session_changed");
  return endingOf(deps, boardId, { state, at, notes: { refuse: "notes_not_revealed" } });
}

async function endingOf(
  deps: Pick<ServiceDeps, "session">,
  boardId: string,
  { state, at, notes }: { state: SessionState; at: number; notes: UnseenNotes },
): Promise<SessionChange> {
  const { writing } = state;
  const unseen = writing && writing.revealedAt === null ? writing : null;
  if (unseen && unseen.notes > 0 && notes !== "discard") {
    throw new AppError("session_changed", errorDetail(notes.refuse));
  }
  const open = state.hums.filter(({ closedAt }) => closedAt === null);
  const closings = await Promise.all(
    open.map(async ({ id }) => {
      const ballots = await ballotsOf(deps, boardId, id);
      return (now: SessionState) => closeHum(now, id, ballots, at);
    }),
  );
  const steps: SessionChange[] = [
    ...closings,
    ...(unseen ? [(now: SessionState) => discardWriting(now, unseen.id)] : []),
    (now) => endSession(now, at),
  ];
  return inTurn(steps);
}

/** What an ended session leaves to be erased, now or by an attempt that was cut off. Short addresses last: they tell that there is something. */
export async function eraseAfterEnd(deps: ServiceDeps, boardId: string, state: SessionState): Promise<void> {
  await eraseCountedBallots(deps, boardId, state);
  await eraseShownNotes(deps, boardId, state);
  await endOtherCodes(deps, boardId, state);
}

/**
 * Ends the board's session, if one runs, without a command: because the board is sealed, or it was forgotten. `also` changes
 * the session document in the same transaction, whether a session ran or not. Inside `sessionRuns`; may be repeated, and
 * completes an end that was cut off. Throws `session_changed` where unseen notes are to be kept.
 */
export async function endRunningSession(
  deps: ServiceDeps,
  boardId: string,
  { notes, also }: { notes: UnseenNotes; also?: (doc: Y.Doc) => void },
): Promise<void> {
  const state = await deps.registry.read(boardId, "session", readSessionState);
  const change = isRunning(state)
    ? await endingOf(deps, boardId, { state, at: deps.now(), notes })
    : (now: SessionState): Outcome => ({ state: now });
  let outcome: Outcome = { state };
  await deps.registry.edit(boardId, "session", (doc) => {
    const before = readSessionState(doc);
    outcome = change(before);
    if ("refused" in outcome) return;
    writeSessionState(doc, before, outcome.state);
    also?.(doc);
  });
  // Assigned where the compiler does not look.
  const after = outcome as Outcome;
  if ("refused" in after) throw new AppError(after.refused);
  await eraseAfterEnd(deps, boardId, after.state);
}

/**
 * Ends sessions that have run for longer than a session may, and completes ends that were cut off. Returns how many boards
 * it was needed on; one where it fails is told to `failed`, and does not keep the others from it.
 */
export async function endForgottenSessions(
  deps: ServiceDeps,
  failed: (boardId: string, error: unknown) => void,
): Promise<number> {
  let ended = 0;
  for (const boardId of await deps.session.boardsWithCodes()) {
    try {
      if (await endIfForgotten(deps, boardId)) ended += 1;
    } catch (error) {
      failed(boardId, error);
    }
  }
  return ended;
}

async function endIfForgotten(deps: ServiceDeps, boardId: string): Promise<boolean> {
  const board = await deps.boards.getBoard(boardId);
  // From the trash nobody joins; when it is restored its turn comes.
  if (!board || board.deletedAt !== null) return false;
  return deps.sessionRuns(boardId, async () => {
    const state = await deps.registry.read(boardId, "session", readSessionState);
    const runs = state.run !== null && isRunning(state);
    if (runs && deps.now() - (state.run?.startedAt ?? 0) < LONGEST_SESSION_MS) return false;
    await endRunningSession(deps, boardId, { notes: "discard" });
    return true;
  });
}
