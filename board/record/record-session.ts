import type { TLRecord } from "@tldraw/tlschema";
import type { Counts, SessionRun, SessionState, Speech } from "@/board/document/session-state";
import { isItem, itemIdOf } from "@/board/shapes/item-shapes";
import type { HumChoice, HumPlace, Place, QueueKind } from "@/contract/session-commands";
import { cleanLine } from "./clean-text";
import { itemName } from "./item-name";
import { shortDay } from "./record-days";

/** What a session left behind: its agenda with times, what was hummed, and who spoke. Times are ISO 8601 in UTC. */
export interface RecordSession {
  startedAt: string;
  /** Null while it runs. */
  endedAt: string | null;
  agenda: {
    title: string;
    /** As planned, without what was added. */
    minutes: number;
    startedAt: string | null;
    endedAt: string | null;
    /** What it took; 0 for a topic that did not come up. */
    seconds: number;
  }[];
  /** Closed ones. */
  hums: {
    question: string;
    /** The item it was about; null when it was about none, or that is gone. */
    item: { id: string; name: string } | null;
    topic: string;
    anonymous: boolean;
    closedAt: string;
    room: Counts;
    remote: Counts;
    /** Empty for an anonymous one. */
    names: { name: string; choice: HumChoice; place: HumPlace }[];
  }[];
  /** In the order in which they spoke. */
  speakers: {
    name: string;
    kind: QueueKind;
    place: Place;
    topic: string;
    startedAt: string;
    seconds: number;
  }[];
}

/** The records of the board's sessions, in order of time; none when there was none. Items are those of `records`. */
export function buildSessionRecords(
  state: SessionState,
  records: ReadonlyMap<string, TLRecord>,
): RecordSession[] {
  const { run, topics, spoken, hums } = state;
  const last = run && { ...run, topics, spoken, hums: hums.filter(({ earlier }) => !earlier) };
  return [...state.past, ...(last ? [last] : [])].map((session) => buildSessionRecord(session, records));
}

/** What a session is recorded from, a past one or the last. */
type HeldSession = Pick<SessionRun, "startedAt" | "endedAt"> &
  Pick<SessionState, "topics" | "spoken" | "hums">;

function buildSessionRecord(run: HeldSession, records: ReadonlyMap<string, TLRecord>): RecordSession {
  const { topics } = run;
  const topicOf = (id: string | null) => cleanLine(topics.find((topic) => topic.id === id)?.title ?? "");
  const nameOf = (id: string | null) => {
    const item = id === null ? undefined : records.get(id);
    return item && isItem(item) ? { id: itemIdOf(item.id), name: cleanLine(itemName(item)) } : null;
  };
  return {
    startedAt: iso(run.startedAt),
    endedAt: run.endedAt === null ? null : iso(run.endedAt),
    agenda: topics.map(({ title, minutes, startedAt, endedAt, spentMs }) => ({
      title: cleanLine(title),
      minutes,
      startedAt: startedAt === null ? null : iso(startedAt),
      endedAt: endedAt === null ? null : iso(endedAt),
      seconds: Math.round(spentMs / 1000),
    })),
    hums: run.hums.flatMap(({ question, itemId, topicId, anonymous, closedAt, result }) =>
      closedAt === null || !result
        ? []
        : {
            question: cleanLine(question),
            item: nameOf(itemId),
            topic: topicOf(topicId),
            anonymous,
            closedAt: iso(closedAt),
            room: result.room,
            remote: result.remote,
            names: (result.names ?? []).map((voice) => ({ ...voice, name: cleanLine(voice.name) })),
          },
    ),
    speakers: run.spoken.map((speech) => ({
      name: cleanLine(speech.name),
      kind: speech.kind,
      place: speech.place,
      topic: topicOf(speech.topicId),
      startedAt: iso(speech.startedAt),
      seconds: spokenSeconds(speech),
    })),
  };
}

function spokenSeconds({ startedAt, endedAt }: Speech): number {
  return Math.max(0, Math.round(((endedAt ?? startedAt) - startedAt) / 1000));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

const CHOICE_WORDS: Record<HumChoice, string> = {
  support: "support",
  "can-live-with": "can live with",
  object: "object",
  abstain: "abstain",
};
const CHOICES: readonly HumChoice[] = ["support", "can-live-with", "object", "abstain"];

/** The sessions of a record, as BoardRecord has them. */
export interface RecordSessions {
  session?: RecordSession;
  earlierSessions?: RecordSession[];
}

/** Every session of a record in order of time. */
export function sessionsOf({ session, earlierSessions = [] }: RecordSessions): RecordSession[] {
  return [...earlierSessions, ...(session ? [session] : [])];
}

/** A part of a session in words: entries of one or more lines each. Parts without entries are left out. */
export interface SessionPart {
  /** `hums`, `agenda` or `speakers`; with the session's number behind it where there are several. */
  id: string;
  /** With the day and time of its session where there are several. */
  title: string;
  entries: string[][];
}

/** The sessions for the formats that are read, in order of time: the same words in each. */
export function sessionParts(record: RecordSessions): SessionPart[] {
  const sessions = sessionsOf(record);
  return sessions.flatMap((session, n) =>
    partsOf(session).map((part) =>
      sessions.length === 1
        ? part
        : { ...part, id: `${part.id}-${n + 1}`, title: `${part.title}, session of ${dayAndTime(session)}` },
    ),
  );
}

/** `23 November 2026, 15:00 UTC`, to tell sessions from each other. */
function dayAndTime({ startedAt }: RecordSession): string {
  return `${shortDay(startedAt)}, ${startedAt.slice(11, 16)} UTC`;
}

function partsOf(session: RecordSession): SessionPart[] {
  const parts: SessionPart[] = [
    {
      id: "hums",
      title: "Hum checks",
      entries: session.hums.map(({ question, item, room, remote, names }) => [
        question,
        // Most often the item's name is the question.
        ...(item && item.name !== "" && item.name !== question ? [`About: ${item.name}`] : []),
        `Room: ${countWords(room)}. Remote: ${countWords(remote)}.`,
        ...CHOICES.flatMap((choice) => {
          const who = names.filter((voice) => voice.choice === choice).map(({ name }) => name);
          return who.length === 0 ? [] : `${CHOICE_WORDS[choice]}: ${who.join(", ")}`;
        }),
      ]),
    },
    {
      id: "agenda",
      title: "Agenda",
      entries: session.agenda.map(({ title, minutes, startedAt, seconds }) => [
        startedAt === null
          ? `${title} (${minutes} min planned, did not come up)`
          : `${title} (${minutes} min planned, took ${clock(seconds)}, from ${startedAt.slice(11, 16)} UTC)`,
      ]),
    },
    {
      id: "speakers",
      title: "Speakers",
      entries: byTopic(session.speakers).map(([topic, speakers]) => [
        [
          topic === "" ? "" : `${topic}: `,
          speakers.map(({ name, seconds }) => `${name} (${clock(seconds)})`).join(", "),
        ].join(""),
      ]),
    },
  ];
  return parts.filter(({ entries }) => entries.length > 0);
}

/** Speakers one after the other, together as long as the topic is the same. */
function byTopic(speakers: RecordSession["speakers"]): [string, RecordSession["speakers"]][] {
  const groups: [string, RecordSession["speakers"]][] = [];
  for (const speaker of speakers) {
    const last = groups.at(-1);
    if (last?.[0] === speaker.topic) last[1].push(speaker);
    else groups.push([speaker.topic, [speaker]]);
  }
  return groups;
}

function countWords(counts: Counts): string {
  const words = CHOICES.filter((choice) => counts[choice] > 0).map(
    (choice) => `${counts[choice]} ${CHOICE_WORDS[choice]}`,
  );
  return words.join(", ") || "nobody";
}

/** `12:05`, minutes and seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A table for spreadsheets: rows with a head row. */
interface SessionTable {
  title: string;
  rows: string[][];
}

/** The sessions' tables, in order of time. */
export function sessionTables(record: RecordSessions): SessionTable[] {
  const sessions = sessionsOf(record);
  return sessions.flatMap((session) =>
    tablesOf(session).map(({ title, rows }) => ({
      title: sessions.length === 1 ? title : `${title}, session of ${dayAndTime(session)}`,
      rows,
    })),
  );
}

function tablesOf({ agenda, hums, speakers }: RecordSession): SessionTable[] {
  const tables = [
    {
      title: "Agenda",
      rows: agenda.map((topic) => [
        topic.title,
        String(topic.minutes),
        topic.startedAt ?? "",
        topic.endedAt ?? "",
        String(topic.seconds),
      ]),
      head: ["topic", "planned minutes", "started", "ended", "seconds"],
    },
    {
      title: "Hum checks",
      rows: hums.flatMap(({ question, item, closedAt, room, remote }) =>
        (["room", "remote"] as const).map((place) => {
          const counts = { room, remote }[place];
          return [
            question,
            item?.name ?? "",
            closedAt,
            place,
            ...CHOICES.map((choice) => String(counts[choice])),
          ];
        }),
      ),
      head: ["question", "item", "closed", "place", ...CHOICES.map((choice) => CHOICE_WORDS[choice])],
    },
    {
      title: "Speakers",
      rows: speakers.map(({ name, kind, place, topic, startedAt, seconds }) => [
        name,
        kind,
        place,
        topic,
        startedAt,
        String(seconds),
      ]),
      head: ["name", "kind", "place", "topic", "started", "seconds"],
    },
  ];
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, head, rows }) => ({ title, rows: [head, ...rows] }));
}
