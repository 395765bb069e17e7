import { createRecordCheck } from "@/board/document/check-record";
import { isSealed, setLocked } from "@/board/document/session-document";
import {
  isRunning,
  readSessionState,
  rememberCommand,
  wasCarriedOut,
  writeSessionState,
  type SessionState,
} from "@/board/document/session-state";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { applyCommand, type Outcome } from "@/board/session/apply-command";
import { AppError } from "@/contract/errors";
import { actionOf, type SessionCommand, type SessionCommandType } from "@/contract/session-commands";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { beginSession, endOtherCodes, renewCode } from "./session-codes";
import { eraseAfterEnd, finishSession } from "./session-ends";
import { castVote, closeHumCheck, eraseCountedBallots } from "./session-hums";
import { deliverText, dismissText, keepText } from "./session-inbox";
import type { SessionChange, SessionRunContext } from "./session-run";
import { discardNotes, eraseShownNotes, keepNote, revealNotes } from "./session-writing";

/**
 * Carries out a command of a session, once however often it is sent. Commands of one board run one after the other. What a
 * command does has three parts, in this order: secrets and shapes are stored; the session document is changed, which also
 * remembers the command; secrets that are due are erased. Each part may be repeated, so that a command that was cut off
 * anywhere is completed by sending it again.
 */
export function createRunSessionCommand(deps: ServiceDeps): Services["runSessionCommand"] {
  const check = createRecordCheck(createPaperboardSchema());
  return async (actor, boardId, command) => {
    const standing = await requireStanding(deps, actor, boardId, actionOf(command.type));
    const who = `${boardId} ${standing.personId}`;
    if (deps.sessionCommands.exhausted(who)) throw new AppError("rate_limited");
    deps.sessionCommands.recordFailure(who);
    const { applied, durable } = await deps.sessionRuns(boardId, async () => {
      const before = await deps.registry.read(boardId, "session", (doc) => ({
        state: readSessionState(doc),
        sealed: isSealed(doc),
        done: wasCarriedOut(doc, command.id),
      }));
      const ends = ENDS.has(command.type) && isRunning(before.state);
      if (before.sealed && !before.done && !ends) throw new AppError("sealed");
      const at = deps.now();
      const run = { deps, actor, standing, boardId, command, state: before.state, at, check };
      const changed = before.done
        ? { state: before.state, durable: untilDurable(deps, boardId) }
        : await changeSession(run, await carryOut(run));
      if (ERASES.has(command.type)) {
        // Nothing is erased whose result could still be lost, and nobody finds what is about to be erased.
        await changed.durable;
        await eraseWhatIsDue(deps, boardId, command, changed.state);
      }
      return { applied: !before.done, durable: changed.durable };
    });
    // Not before the next command begins: the disk takes those of two hundred people together.
    await durable;
    return { now: deps.now(), applied };
  };
}

/** Resolves when all that the session document holds now is on disk. */
function untilDurable({ registry }: Pick<ServiceDeps, "registry">, boardId: string): Promise<void> {
  return registry.edit(boardId, "session", () => {});
}

/** Everything but the session document: stores what is secret, puts on the canvas what is to be there. */
async function carryOut(run: SessionRunContext): Promise<SessionChange> {
  const { command, at } = run;
  // The context is the command's own: what is checked here is its type.
  const own = run as never;
  switch (command.type) {
    case "session.start":
      return beginSession(own);
    case "session.end":
      return finishSession(own);
    case "session.code":
      return renewCode(own);
    case "hum.vote":
      return castVote(own);
    case "hum.close":
      return closeHumCheck(own);
    case "writing.note":
      return keepNote(own);
    case "writing.reveal":
      return revealNotes(own);
    case "writing.discard":
      return discardNotes(own);
    case "inbox.send":
      return keepText(own);
    case "inbox.deliver":
      return deliverText(own);
    case "inbox.dismiss":
      return dismissText(own);
    case "board.lock":
      return (state) => ({ state });
    default:
      return (state) => applyCommand(state, command, { personId: run.standing.personId, at });
  }
}

/**
 * Changes the session document and remembers the command, in one transaction. Resolves once that is done, with what resolves
 * when it is durable.
 */
async function changeSession(
  run: SessionRunContext,
  change: SessionChange,
): Promise<{ state: SessionState; durable: Promise<void> }> {
  const { deps, boardId, command } = run;
  let changed: (outcome: Outcome) => void = () => undefined;
  const outcome = new Promise<Outcome>((resolve) => (changed = resolve));
  const durable = deps.registry.edit(boardId, "session", (doc) => {
    const before = readSessionState(doc);
    const after = change(before);
    changed(after);
    if ("refused" in after) return;
    writeSessionState(doc, before, after.state);
    if (command.type === "board.lock") setLocked(doc, command.locked);
    // Whoever lowers no hand again and again pushes nobody's command out. Of those that do more than change the document,
    // nothing is said by its staying the same.
    if (after.state === before && !DOES_MORE.has(command.type)) return;
    rememberCommand(doc, command.id, SESSION_LIMITS.rememberedCommands);
  });
  // Of the two the change comes first, unless the document cannot be opened.
  const made = await Promise.race([outcome, durable.then(() => outcome)]);
  if ("refused" in made) throw new AppError(made.refused);
  return { state: made.state, durable };
}

/** Commands of which the session document is a part only. */
const DOES_MORE: ReadonlySet<SessionCommandType> = new Set([
  "session.start",
  "session.end",
  "session.code",
  "hum.vote",
  "hum.close",
  "writing.note",
  "writing.reveal",
  "writing.discard",
  "inbox.send",
  "inbox.deliver",
  "inbox.dismiss",
  "board.lock",
]);

/** What a sealed board still takes while a session runs on it: sealed before a seal ended sessions, it would never end. */
const ENDS: ReadonlySet<SessionCommandType> = new Set(["session.end", "hum.close", "writing.discard"]);

const ERASES: ReadonlySet<SessionCommandType> = new Set([
  "session.start",
  "session.end",
  "session.code",
  "hum.open",
  "hum.close",
  "writing.open",
  "writing.reveal",
  "writing.discard",
  "inbox.deliver",
  "inbox.dismiss",
]);

/** Erases secrets that have been shown or dropped, now or by an attempt that was cut off. */
async function eraseWhatIsDue(
  deps: ServiceDeps,
  boardId: string,
  command: SessionCommand,
  state: SessionState,
): Promise<void> {
  switch (command.type) {
    case "session.start":
    case "session.end":
      return eraseAfterEnd(deps, boardId, state);
    case "session.code":
      return endOtherCodes(deps, boardId, state);
    case "hum.open":
    case "hum.close":
      return eraseCountedBallots(deps, boardId, state);
    case "writing.open":
    case "writing.reveal":
    case "writing.discard":
      return eraseShownNotes(deps, boardId, state);
    case "inbox.deliver":
    case "inbox.dismiss":
      return deps.session.removeInboxText(boardId, command.entryId);
  }
}
