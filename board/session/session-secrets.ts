import {
  isRunning,
  type Counts,
  type Delivered,
  type Hum,
  type HumResult,
  type SessionState,
} from "@/board/document/session-state";
import type { HumChoice, HumPlace } from "@/contract/session-commands";
import type { Outcome } from "./apply-command";
import { SESSION_BOUNDS } from "./session-bounds";

/**
 * What of the server's secrets (ballots, private notes, texts that wait) enters the session document, and when: numbers
 * while they are secret, results and authors when they are due.
 */

/** A ballot as it is counted. `name` only where the hum check keeps names. */
export interface CountedBallot {
  choice: HumChoice;
  place: HumPlace;
  name: string | null;
}

/** The open hum check of an id, or why there is none. */
export function openHum(state: SessionState, humId: string): Hum | "session_not_running" | "session_changed" {
  if (!isRunning(state)) return "session_not_running";
  return state.hums.find(({ id, closedAt }) => id === humId && closedAt === null) ?? "session_changed";
}

/** How many have chosen, while the hum check is open. */
export function recordVoices(state: SessionState, humId: string, voices: Record<HumPlace, number>): Outcome {
  const hum = openHum(state, humId);
  if (typeof hum === "string") return { refused: hum };
  return { state: withHum(state, { ...hum, voices }) };
}

/** Closes a hum check and shows its result. One that is closed stays as it is. */
export function closeHum(
  state: SessionState,
  humId: string,
  ballots: readonly CountedBallot[],
  at: number,
): Outcome {
  const hum = state.hums.find(({ id }) => id === humId);
  if (!hum) return { refused: "session_changed" };
  if (hum.closedAt !== null) return { state };
  const result = countBallots(ballots, hum.anonymous);
  const voices = { room: total(result.room), remote: total(result.remote) };
  return { state: withHum(state, { ...hum, closedAt: at, voices, result }) };
}

/** The result of a hum check: counts by place, and names in alphabetical order where they are kept. */
function countBallots(ballots: readonly CountedBallot[], anonymous: boolean): HumResult {
  const result: HumResult = { room: noCounts(), remote: noCounts() };
  for (const { choice, place } of ballots) result[place][choice] += 1;
  if (anonymous) return result;
  const names = ballots
    .map(({ name, choice, place }) => ({ name: name ?? "", choice, place }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { ...result, names };
}

function noCounts(): Counts {
  return { object: 0, "can-live-with": 0, support: 0, abstain: 0 };
}

/** How many voices are counted. */
function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function withHum(state: SessionState, hum: Hum): SessionState {
  return { ...state, hums: state.hums.map((other) => (other.id === hum.id ? hum : other)) };
}

/** How many notes there are, while nobody sees them. */
export function recordNotes(
  state: SessionState,
  writingId: string,
  count: { writers: number; notes: number },
): Outcome {
  if (!isRunning(state)) return { refused: "session_not_running" };
  const { writing } = state;
  if (writing?.id !== writingId || writing.revealedAt !== null) return { refused: "session_changed" };
  return { state: { ...state, writing: { ...writing, ...count } } };
}

/** The notes lie on the canvas now. */
export function revealWriting(state: SessionState, writingId: string, at: number): Outcome {
  const { writing } = state;
  if (writing?.id !== writingId) return { refused: "session_changed" };
  return {
    state: writing.revealedAt === null ? { ...state, writing: { ...writing, revealedAt: at } } : state,
  };
}

/** The notes are gone, unseen. */
export function discardWriting(state: SessionState, writingId: string): Outcome {
  const { writing } = state;
  if (writing && writing.id === writingId && writing.revealedAt !== null)
    return { refused: "session_changed" };
  return { state: writing?.id === writingId ? { ...state, writing: null } : state };
}

/** How many texts wait for a scribe. */
export function recordWaiting(state: SessionState, inboxWaiting: number): Outcome {
  return { state: state.inboxWaiting === inboxWaiting ? state : { ...state, inboxWaiting } };
}

/** A text that waited lies on the canvas now. */
export function recordDelivered(state: SessionState, entry: Delivered, inboxWaiting: number): Outcome {
  const others = state.delivered.filter(({ id }) => id !== entry.id);
  const delivered = [...others, entry].slice(-SESSION_BOUNDS.deliveredEntries);
  return { state: { ...state, delivered, inboxWaiting } };
}
