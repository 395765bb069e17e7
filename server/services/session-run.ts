import type { SessionState } from "@/board/document/session-state";
import type { Outcome } from "@/board/session/apply-command";
import type { SessionCommand, SessionCommandType } from "@/contract/session-commands";
import type { RecordCheck } from "@/board/document/check-record";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Standing } from "./services";

/** What one run of a session's command knows. */
export interface SessionRunContext<Type extends SessionCommandType = SessionCommandType> {
  deps: ServiceDeps;
  actor: Actor;
  standing: Standing;
  boardId: string;
  command: Extract<SessionCommand, { type: Type }>;
  /** As it is before; nothing else changes it meanwhile. */
  state: SessionState;
  /** Milliseconds since the epoch. */
  at: number;
  check: RecordCheck;
}

/**
 * What becomes of the session document. Made after everything else that the command does is durable, and before what is due
 * to be erased is: a crash in between leaves a command that can be sent again.
 */
export type SessionChange = (state: SessionState) => Outcome;

/** One change after the other, up to the first that is refused. */
export function inTurn(steps: readonly SessionChange[]): SessionChange {
  return (state) =>
    steps.reduce<Outcome>((before, step) => ("refused" in before ? before : step(before.state)), { state });
}
