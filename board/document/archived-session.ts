import * as Y from "yjs";
import type { HumChoice, HumPlace, InboxKind, Place, QueueKind } from "@/contract/session-commands";
import { initializeSession, readBoardFacts, readSchema, setSealed, type BoardMeta } from "./session-document";
import {
  NO_SESSION,
  readSessionState,
  writeSessionState,
  type Counts,
  type Hum,
  type PastSession,
  type SessionState,
  type Speech,
  type Topic,
} from "./session-state";

/** Of each kind of thing; a session of a day has fewer. */
const MOST_ENTRIES = 500;
/** As many as a board remembers (board/session/session-bounds.ts; a test holds them together). */
export const MOST_PAST_SESSIONS = 20;
const MOST_CHARS = 2_000;
/** What a Date can say (ECMA-262, 21.4.1.1): formatting a later one fails, and with it the record. */
const MOST_TIME = 8.64e15;
/** Documents with the same content are the same bytes only when their author is. */
const AUTHOR = 1;

/** Words that a document made by hand may not replace by others: the interface has sentences for these. */
const CHOICES: readonly HumChoice[] = ["object", "can-live-with", "support", "abstain"];
const HUM_PLACES: readonly HumPlace[] = ["room", "remote"];
const PLACES: readonly Place[] = ["room", "remote", "phone"];
const QUEUE_KINDS: readonly QueueKind[] = ["new-topic", "direct-reply"];
const INBOX_KINDS: readonly InboxKind[] = ["question", "point", "action-item"];

/**
 * What of a session leaves with an archive and comes back from one, whoever made it: agenda, who spoke and when, closed hum
 * checks, what was delivered, and the sessions before. Not what only a running session needs: its short address, which opens the board, the queue, who
 * follows whom; nor ids of people. `at`: when a session that still runs counts as ended.
 */
export function archivedSession(state: SessionState, at: number): SessionState {
  const run = state.run && {
    id: text(state.run.id),
    startedAt: time(state.run.startedAt),
    endedAt: time(state.run.endedAt ?? Math.max(at, time(state.run.startedAt))),
    // The link behind its short address is of the instance that it ran on.
    linkId: "",
  };
  return {
    ...NO_SESSION,
    run,
    topics: entries(state.topics).map(topic),
    spoken: entries(state.spoken).map(speech),
    hums: entries(state.hums)
      .filter(({ closedAt }) => typeof closedAt === "number")
      .map(hum),
    delivered: entries(state.delivered).map(({ id, kind, name, at: deliveredAt, shapeId }) => ({
      id: text(id),
      kind: oneOf(INBOX_KINDS, kind),
      name: text(name),
      at: time(deliveredAt),
      shapeId: text(shapeId),
    })),
    past: state.past.slice(-MOST_PAST_SESSIONS).map(pastSession),
  };
}

function pastSession({ id, startedAt, endedAt, topics, spoken, hums }: PastSession): PastSession {
  return {
    id: text(id),
    startedAt: time(startedAt),
    endedAt: time(endedAt),
    topics: objects(topics).map(topic),
    spoken: objects(spoken).map(speech),
    hums: objects(hums).map(hum),
  };
}

/** Entries of a list inside a value, which a document made by hand may hold as anything. */
function objects<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list)
    ? entries(list.filter((entry) => typeof entry === "object" && entry !== null))
    : [];
}

/** The session document as it leaves with an archive, a v2 update made anew: the board's facts and its archived session. */
export function encodeArchivedSession(session: Y.Doc, at: number): Uint8Array {
  const facts = readBoardFacts(session);
  const schema = readSchema(session);
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  const { title, template, origin, createdAt } = facts;
  if (schema) initializeSession(doc, { title, template, origin, schema, at: createdAt ?? at });
  finishSession(doc, facts, archivedSession(readSessionState(session), at));
  const update = Y.encodeStateAsUpdateV2(doc);
  doc.destroy();
  return update;
}

/** Adds to a new session document what an archived one says beside its first facts. */
export function finishSession(
  doc: Y.Doc,
  { sealed, seal }: Pick<BoardMeta, "sealed" | "seal">,
  archived: SessionState,
): void {
  doc.transact(() => {
    if (sealed) setSealed(doc, true, seal ? { at: time(seal.at), by: text(seal.by) } : undefined);
    writeSessionState(doc, NO_SESSION, archived);
  });
}

function entries<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, MOST_ENTRIES);
}

function topic(entry: Topic): Topic {
  return {
    id: text(entry.id),
    title: text(entry.title),
    minutes: time(entry.minutes),
    frameId: textOrNull(entry.frameId),
    order: time(entry.order),
    startedAt: timeOrNull(entry.startedAt),
    endedAt: timeOrNull(entry.endedAt),
    spentMs: time(entry.spentMs),
    addedMinutes: time(entry.addedMinutes),
  };
}

function speech(entry: Speech): Speech {
  return {
    id: text(entry.id),
    personId: null,
    name: text(entry.name),
    kind: oneOf(QUEUE_KINDS, entry.kind),
    place: oneOf(PLACES, entry.place),
    topicId: textOrNull(entry.topicId),
    startedAt: time(entry.startedAt),
    endedAt: time(entry.endedAt),
  };
}

function hum(entry: Hum): Hum {
  const { result, voices } = entry;
  return {
    id: text(entry.id),
    itemId: textOrNull(entry.itemId),
    question: text(entry.question),
    anonymous: entry.anonymous === true,
    topicId: textOrNull(entry.topicId),
    openedAt: time(entry.openedAt),
    closedAt: time(entry.closedAt),
    voices: { room: time(voices?.room), remote: time(voices?.remote) },
    ...(entry.earlier === true ? { earlier: true as const } : {}),
    result: result && {
      room: counts(result.room),
      remote: counts(result.remote),
      // An anonymous one has none; a document made by hand might.
      ...(entry.anonymous !== true && Array.isArray(result.names)
        ? {
            names: entries(result.names).map(({ name, choice, place }) => ({
              name: text(name),
              choice: oneOf(CHOICES, choice),
              place: oneOf(HUM_PLACES, place),
            })),
          }
        : {}),
    },
  };
}

function counts(value: Partial<Counts> | undefined): Counts {
  return Object.fromEntries(CHOICES.map((choice) => [choice, time(value?.[choice])])) as Counts;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  return known.find((word) => word === value) ?? (known[0] as T);
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, MOST_CHARS) : "";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? text(value) : null;
}

function time(value: unknown): number {
  return typeof value === "number" && Math.abs(value) <= MOST_TIME ? value : 0;
}

function timeOrNull(value: unknown): number | null {
  return typeof value === "number" ? time(value) : null;
}
