import {
  isRunning,
  type CurrentTopic,
  type QueueEntry,
  type SessionState,
  type Speech,
  type Topic,
} from "@/board/document/session-state";
import type { SessionCommand } from "@/contract/session-commands";
import { placed } from "./in-order";
import { rememberedSessions } from "./past-sessions";
import { SESSION_BOUNDS } from "./session-bounds";
import { runningMs } from "./topic-clock";

/** Why a command cannot be carried out; codes of contract/errors. */
export type SessionRefusal = "session_not_running" | "session_changed" | "session_limit";

/** The session after a command: the same object when nothing changed. Or why the command was refused. */
export type Outcome = { state: SessionState } | { refused: SessionRefusal };

/** Who gives a command, and when by the server's clock. */
export interface CommandContext {
  personId: string;
  at: number;
}

/** Commands that change nothing but the session document; of the others see session-secrets.ts. */
export type PlainCommand = Exclude<
  SessionCommand,
  {
    type:
      | "session.start"
      | "session.end"
      | "session.code"
      | "hum.vote"
      | "hum.close"
      | "writing.note"
      | "writing.reveal"
      | "writing.discard"
      | "inbox.send"
      | "inbox.deliver"
      | "inbox.dismiss"
      | "board.lock";
  }
>;

const NOT_RUNNING: Outcome = { refused: "session_not_running" };
const CHANGED: Outcome = { refused: "session_changed" };
const LIMIT: Outcome = { refused: "session_limit" };

/** Carries out a command. Pure; every command names what it means, so that one that comes too late does no harm. */
export function applyCommand(state: SessionState, command: PlainCommand, by: CommandContext): Outcome {
  switch (command.type) {
    case "topic.put":
      return putTopic(state, command);
    case "topic.remove":
      return removeTopic(state, command.topicId);
    case "topic.move": {
      const topic = state.topics.find(({ id }) => id === command.topicId);
      return topic ? { state: { ...state, topics: placed(state.topics, topic, command.before) } } : CHANGED;
    }
    default:
      return isRunning(state) ? applyWhileRunning(state, command, by) : NOT_RUNNING;
  }
}

type RunningCommand = Exclude<PlainCommand, { type: "topic.put" | "topic.remove" | "topic.move" }>;

function applyWhileRunning(state: SessionState, command: RunningCommand, by: CommandContext): Outcome {
  const { at, personId } = by;
  switch (command.type) {
    case "topic.start":
      return startTopic(state, command.topicId, at);
    case "topic.end":
      return state.current?.topicId === command.topicId ? { state: endCurrentTopic(state, at) } : CHANGED;
    case "timer.extend":
      return changeCurrentTopic(state, command.topicId, (topic) => ({
        ...topic,
        addedMinutes: Math.max(-topic.minutes, topic.addedMinutes + command.minutes),
      }));
    case "timer.pause":
      return changeClock(state, command.topicId, (clock) =>
        clock.pausedAt === null ? { ...clock, pausedAt: at } : clock,
      );
    case "timer.resume":
      return changeClock(state, command.topicId, (clock) =>
        clock.pausedAt === null
          ? clock
          : { ...clock, pausedAt: null, pausedMs: clock.pausedMs + Math.max(0, at - clock.pausedAt) },
      );
    case "attention.bring": {
      const { id, name, pageId, box } = command;
      return { state: { ...state, bring: { id, personId, name, at, pageId, box } } };
    }
    case "attention.spotlight": {
      const { id, name } = command;
      const spotlight = { id, personId: command.personId ?? personId, name, since: at };
      return { state: { ...state, spotlight } };
    }
    case "attention.release":
      if (!state.spotlight) return { state };
      return state.spotlight.id === command.spotlightId ? { state: { ...state, spotlight: null } } : CHANGED;
    case "queue.raise":
      return raise(state, { id: command.id, personId, ...hand(command), at, order: 0 });
    case "queue.add":
      return raise(state, { id: command.entryId, personId: null, ...hand(command), at, order: 0 });
    case "queue.lower":
      return { state: withoutEntry(state, (entry) => entry.personId === personId) };
    case "queue.remove":
      return { state: withoutEntry(state, (entry) => entry.id === command.entryId) };
    case "queue.skip":
      return moveEntry(state, command.entryId, null);
    case "queue.move":
      return moveEntry(state, command.entryId, command.before);
    case "queue.call":
      return call(state, command.entryId, at);
    case "speaker.end":
      return state.speaker?.id === command.entryId ? { state: endSpeech(state, at) } : CHANGED;
    case "hum.open": {
      const known = state.hums.find(({ id }) => id === command.humId);
      // Another one under its id would take over its ballots, or its place on an item.
      if (known) return known.closedAt === null && sameHum(known, command) ? { state } : CHANGED;
      const open = state.hums.filter(({ closedAt }) => closedAt === null);
      if (open.length >= SESSION_BOUNDS.openHums || state.hums.length >= SESSION_BOUNDS.hums) return LIMIT;
      const hum = {
        id: command.humId,
        itemId: command.itemId,
        question: command.question,
        anonymous: command.anonymous,
        topicId: state.current?.topicId ?? null,
        openedAt: at,
        closedAt: null,
        voices: { room: 0, remote: 0 },
        result: null,
      };
      return { state: { ...state, hums: [...state.hums, hum] } };
    }
    case "writing.open": {
      const { writing: known } = state;
      if (known?.id === command.writingId) {
        const same = known.prompt === command.prompt && known.named === command.named;
        return same && known.revealedAt === null ? { state } : CHANGED;
      }
      if (state.writing && state.writing.revealedAt === null) return CHANGED;
      const writing = {
        id: command.writingId,
        prompt: command.prompt,
        named: command.named,
        topicId: state.current?.topicId ?? null,
        openedAt: at,
        writers: 0,
        notes: 0,
        revealedAt: null,
      };
      return { state: { ...state, writing } };
    }
  }
}

/**
 * A session that begins now. Of an earlier one the agenda stays, without its times, and what was hummed about items, which is
 * shown there; all else would be taken for this one's, and is kept apart for the record.
 */
export function startSession(state: SessionState, run: { id: string; linkId: string; at: number }): Outcome {
  if (isRunning(state)) return { state };
  const { id, linkId, at } = run;
  return {
    state: {
      ...state,
      run: { id, startedAt: at, endedAt: null, linkId },
      topics: state.topics.map((topic) => ({
        ...topic,
        startedAt: null,
        endedAt: null,
        spentMs: 0,
        addedMinutes: 0,
      })),
      current: null,
      bring: null,
      spotlight: null,
      queue: [],
      speaker: null,
      spoken: [],
      hums: state.hums
        .filter(({ itemId, result }) => itemId !== null && result !== null)
        .slice(-SESSION_BOUNDS.earlierHums)
        .map((hum) => ({ ...hum, earlier: true as const })),
      writing: null,
      past: rememberedSessions(state),
    },
  };
}

/** Another link is behind the session's short address. */
export function setCode(state: SessionState, runId: string, linkId: string): Outcome {
  if (!state.run || state.run.endedAt !== null) return NOT_RUNNING;
  return state.run.id === runId ? { state: { ...state, run: { ...state.run, linkId } } } : CHANGED;
}

/** Somebody was removed: their hand, their turn, and what they point everybody at go with them; that they spoke stays. */
export function withoutPerson(state: SessionState, personId: string, at: number): SessionState {
  const silent = state.speaker?.personId === personId ? endSpeech(state, at) : state;
  const quiet = withoutEntry(silent, (entry) => entry.personId === personId);
  const { bring, spotlight } = quiet;
  if (bring?.personId !== personId && spotlight?.personId !== personId) return quiet;
  return {
    ...quiet,
    bring: bring?.personId === personId ? null : bring,
    spotlight: spotlight?.personId === personId ? null : spotlight,
  };
}

/** The session's end. Open hum checks are closed before, and private notes are dealt with. */
export function endSession(state: SessionState, at: number): Outcome {
  if (!state.run || state.run.endedAt !== null) return { state };
  if (state.writing && state.writing.revealedAt === null) return CHANGED;
  if (state.hums.some(({ closedAt }) => closedAt === null)) return CHANGED;
  const ended = endSpeech(endCurrentTopic(state, at), at);
  return {
    state: {
      ...ended,
      run: { ...state.run, endedAt: at },
      queue: [],
      bring: null,
      spotlight: null,
    },
  };
}

function putTopic(
  state: SessionState,
  put: { topicId: string; title: string; minutes: number; frameId: string | null },
): Outcome {
  const { title, minutes, frameId } = put;
  const known = state.topics.find(({ id }) => id === put.topicId);
  if (known) {
    const topics = state.topics.map((topic) =>
      topic === known ? { ...topic, title, minutes, frameId } : topic,
    );
    return { state: { ...state, topics } };
  }
  if (state.topics.length >= SESSION_BOUNDS.topics) return LIMIT;
  const topic: Topic = {
    id: put.topicId,
    title,
    minutes,
    frameId,
    order: 0,
    startedAt: null,
    endedAt: null,
    spentMs: 0,
    addedMinutes: 0,
  };
  return { state: { ...state, topics: placed(state.topics, topic, null) } };
}

function removeTopic(state: SessionState, topicId: string): Outcome {
  const topics = state.topics.filter(({ id }) => id !== topicId);
  if (topics.length === state.topics.length) return { state };
  const current = state.current?.topicId === topicId ? null : state.current;
  return { state: { ...state, topics, current } };
}

function startTopic(state: SessionState, topicId: string, at: number): Outcome {
  if (state.current?.topicId === topicId) return { state };
  if (!state.topics.some(({ id }) => id === topicId)) return CHANGED;
  const ended = endCurrentTopic(state, at);
  const topics = ended.topics.map((topic) =>
    topic.id === topicId ? { ...topic, startedAt: topic.startedAt ?? at, endedAt: null } : topic,
  );
  return { state: { ...ended, topics, current: { topicId, startedAt: at, pausedAt: null, pausedMs: 0 } } };
}

function endCurrentTopic(state: SessionState, at: number): SessionState {
  const { current } = state;
  if (!current) return state;
  const topics = state.topics.map((topic) =>
    topic.id === current.topicId
      ? { ...topic, endedAt: at, spentMs: topic.spentMs + runningMs(current, at) }
      : topic,
  );
  return { ...state, topics, current: null };
}

function changeCurrentTopic(state: SessionState, topicId: string, change: (topic: Topic) => Topic): Outcome {
  const { current } = state;
  if (current?.topicId !== topicId) return CHANGED;
  const topics = state.topics.map((topic) => (topic.id === current.topicId ? change(topic) : topic));
  return { state: { ...state, topics } };
}

function changeClock(
  state: SessionState,
  topicId: string,
  change: (clock: CurrentTopic) => CurrentTopic,
): Outcome {
  if (state.current?.topicId !== topicId) return CHANGED;
  const current = change(state.current);
  return { state: current === state.current ? state : { ...state, current } };
}

function hand({ name, kind, place }: Pick<QueueEntry, "name" | "kind" | "place">) {
  return { name, kind, place };
}

/** One entry a person: whoever raises a hand again changes the one they have. Direct replies come before new topics. */
function raise(state: SessionState, entry: QueueEntry): Outcome {
  const own = state.queue.find(({ id, personId }) =>
    entry.personId === null ? personId === null && id === entry.id : personId === entry.personId,
  );
  // Ids are chosen by clients, and those of others are known: whoever takes one would speak, or be removed, in their place.
  if (!own && isTaken(state, entry.id)) return CHANGED;
  const { name, kind, place } = entry;
  if (own?.kind === kind) {
    if (own.name === name && own.place === place) return { state };
    const queue = state.queue.map((other) => (other === own ? { ...other, name, place } : other));
    return { state: { ...state, queue } };
  }
  if (!own && state.queue.length >= SESSION_BOUNDS.queueEntries) return LIMIT;
  const rest = state.queue.filter((other) => other !== own);
  const before = kind === "direct-reply" ? rest.find((other) => other.kind === "new-topic") : undefined;
  const next = own ? { ...own, name, kind, place } : entry;
  return { state: { ...state, queue: placed(rest, next, before?.id ?? null) } };
}

/** Whether an entry of the queue, who has the word, or who had it bears this id. */
function isTaken({ queue, speaker, spoken }: SessionState, entryId: string): boolean {
  return speaker?.id === entryId || [...queue, ...spoken].some(({ id }) => id === entryId);
}

function sameHum(
  hum: SessionState["hums"][number],
  { itemId, question, anonymous }: { itemId: string | null; question: string; anonymous: boolean },
): boolean {
  return hum.itemId === itemId && hum.question === question && hum.anonymous === anonymous;
}

function withoutEntry(state: SessionState, is: (entry: QueueEntry) => boolean): SessionState {
  const queue = state.queue.filter((entry) => !is(entry));
  return queue.length === state.queue.length ? state : { ...state, queue };
}

function moveEntry(state: SessionState, entryId: string, before: string | null): Outcome {
  const entry = state.queue.find(({ id }) => id === entryId);
  return entry ? { state: { ...state, queue: placed(state.queue, entry, before) } } : CHANGED;
}

function call(state: SessionState, entryId: string, at: number): Outcome {
  // Two facilitators call the same one at once: the second has nothing to do.
  if (state.speaker?.id === entryId) return { state };
  const entry = state.queue.find(({ id }) => id === entryId);
  if (!entry) return CHANGED;
  const { id, personId, name, kind, place } = entry;
  const topicId = state.current?.topicId ?? null;
  const speaker: Speech = { id, personId, name, kind, place, topicId, startedAt: at, endedAt: null };
  return { state: { ...withoutEntry(endSpeech(state, at), (other) => other === entry), speaker } };
}

function endSpeech(state: SessionState, at: number): SessionState {
  const { speaker } = state;
  if (!speaker) return state;
  const spoken = [...state.spoken, { ...speaker, endedAt: at }].slice(-SESSION_BOUNDS.spokenEntries);
  return { ...state, speaker: null, spoken };
}
