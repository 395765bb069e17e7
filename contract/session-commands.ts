import type { Action } from "./roles";
import type { SessionCommand } from "./session-command-schema";

export type { SessionCommand, SessionCommandInput } from "./session-command-schema";

/**
 * What people ask of a running session: `POST /api/boards/<id>/session` with one command. The id of a command makes it
 * idempotent: sent again, after a reconnect say, it changes nothing. Rules SE1 to SE16 of docs/sync-spec.md.
 */

export const HUM_CHOICES = ["object", "can-live-with", "support", "abstain"] as const;
export type HumChoice = (typeof HUM_CHOICES)[number];

/** Where somebody takes part. Hum checks know only `room` and `remote`: who uses a phone says where they sit. */
export const PLACES = ["room", "remote", "phone"] as const;
export type Place = (typeof PLACES)[number];
export const HUM_PLACES = ["room", "remote"] as const;
export type HumPlace = (typeof HUM_PLACES)[number];

export const QUEUE_KINDS = ["new-topic", "direct-reply"] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

export const INBOX_KINDS = ["question", "point", "action-item"] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

export type SessionCommandType = SessionCommand["type"];

/** Commands that anybody with a name may give; of all others see `actionOf`. */
const SPEAK: readonly SessionCommandType[] = [
  "queue.raise",
  "queue.lower",
  "hum.vote",
  "writing.note",
  "inbox.send",
];
/** What scribes do. */
const EDIT: readonly SessionCommandType[] = ["inbox.deliver", "inbox.dismiss"];

/** The row of the access matrix that a command stands in. */
export function actionOf(type: SessionCommandType): Action {
  if (SPEAK.includes(type)) return "speak";
  return EDIT.includes(type) ? "edit" : "run-session";
}

export interface SessionCommandResponse {
  /** The server's time, in milliseconds since the epoch. */
  now: number;
  /** False when the command had been carried out before. */
  applied: boolean;
}

/** A text that waits for a scribe. */
export interface InboxText {
  id: string;
  kind: InboxKind;
  text: string;
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Who sent it; told to those who may remove people. */
  personId?: string;
}

/** `GET /api/boards/<id>/session`: the server's time, and what of the session is for the caller's eyes only. */
export interface SessionView {
  /** Milliseconds since the epoch. */
  now: number;
  /** The running session's short address is `/j/<code>`; null while none runs. Never in a document: those are published. */
  code: string | null;
  /** The caller's choices in open hum checks, by id. */
  ballots: Record<string, HumChoice>;
  /** The caller's notes in the open private writing. */
  notes: { id: string; text: string }[];
  /** All that waits, for those who may deliver it; else the caller's own. Oldest first. */
  inbox: InboxText[];
}
