import type * as Y from "yjs";
import type { HumChoice, HumPlace, InboxKind, Place, QueueKind } from "@/contract/session-commands";

/**
 * The running session in the session document, written by the server alone. Part two of its layout: root map `session`
 * with one small value per thing (`run`, `current`, `topic:<id>`, `queue:<id>`, …), so that a change travels as what changed.
 * Times are the server's, in milliseconds since the epoch. Rules SE1 to SE17 of docs/sync-spec.md.
 */

/** The session that runs, or ended last. */
export interface SessionRun {
  id: string;
  startedAt: number;
  /** Null while it runs. */
  endedAt: number | null;
  /** Id of the viewer link behind its short address, which is shown to whoever has a link (SessionView); empty when that is gone. */
  linkId: string;
}

export interface Topic {
  id: string;
  title: string;
  minutes: number;
  /** Shape id of the frame it is about. */
  frameId: string | null;
  order: number;
  /** When it was first current; null while it was not. */
  startedAt: number | null;
  /** When it was last current; null while it is or never was. */
  endedAt: number | null;
  /** Time it took before it became current (again). */
  spentMs: number;
  /** Minutes that the facilitator added to the planned ones; negative: took away. */
  addedMinutes: number;
}

/** The current topic's clock; see board/session/topic-clock.ts. */
export interface CurrentTopic {
  topicId: string;
  startedAt: number;
  pausedAt: number | null;
  pausedMs: number;
}

export interface PageBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Everybody is brought here once. */
export interface Bring {
  id: string;
  personId: string;
  name: string;
  at: number;
  pageId: string;
  box: PageBox;
}

/** Everybody follows this person. */
export interface Spotlight {
  id: string;
  personId: string;
  name: string;
  since: number;
}

export interface QueueEntry {
  id: string;
  /** Null for somebody without a device, entered by the facilitator. */
  personId: string | null;
  name: string;
  kind: QueueKind;
  place: Place;
  at: number;
  order: number;
}

/** Who has the word, and once `endedAt` is set, who had it. */
export interface Speech {
  id: string;
  personId: string | null;
  name: string;
  kind: QueueKind;
  place: Place;
  topicId: string | null;
  startedAt: number;
  /** Null while they speak. */
  endedAt: number | null;
}

export type Counts = Record<HumChoice, number>;

export interface HumResult {
  room: Counts;
  remote: Counts;
  /** Who chose what; only of one that is not anonymous. */
  names?: { name: string; choice: HumChoice; place: HumPlace }[];
}

export interface Hum {
  id: string;
  /** Shape id of the item it is about. */
  itemId: string | null;
  question: string;
  anonymous: boolean;
  topicId: string | null;
  openedAt: number;
  closedAt: number | null;
  /** How many have chosen; not what. */
  voices: Record<HumPlace, number>;
  /** Null until the close. */
  result: HumResult | null;
  /** Of a session before this one: it stays for the item that it is about, and is among that session's results. */
  earlier?: true;
}

export interface Writing {
  id: string;
  prompt: string;
  /** The notes will bear names. */
  named: boolean;
  topicId: string | null;
  openedAt: number;
  /** How many people have written how many notes. */
  writers: number;
  notes: number;
  /** Null while nobody sees the notes of others. */
  revealedAt: number | null;
}

/** A text that came through the inbox and lies on the canvas. */
export interface Delivered {
  id: string;
  kind: InboxKind;
  name: string;
  /** When it was delivered. */
  at: number;
  /** What it became, or what it was added to. */
  shapeId: string;
}

/** What stays of a session once the next one begins, for the record. */
export interface PastSession {
  id: string;
  startedAt: number;
  endedAt: number;
  /** In order. */
  topics: readonly Topic[];
  /** As they spoke. */
  spoken: readonly Speech[];
  /** Closed ones, as they were opened. */
  hums: readonly Hum[];
}

export interface SessionState {
  run: SessionRun | null;
  /** In order. */
  topics: readonly Topic[];
  current: CurrentTopic | null;
  bring: Bring | null;
  spotlight: Spotlight | null;
  /** In order. */
  queue: readonly QueueEntry[];
  speaker: Speech | null;
  /** As they spoke. */
  spoken: readonly Speech[];
  /** As they were opened. */
  hums: readonly Hum[];
  writing: Writing | null;
  /** Texts that wait for a scribe. */
  inboxWaiting: number;
  /** As they were delivered. */
  delivered: readonly Delivered[];
  /** Sessions before `run`, as they began. Older documents have none. */
  past: readonly PastSession[];
  /** Another one whenever other decisions stand on the canvas, for pages that do not hold it; empty before the first. */
  decided: string;
}

export const NO_SESSION: SessionState = {
  run: null,
  topics: [],
  current: null,
  bring: null,
  spotlight: null,
  queue: [],
  speaker: null,
  spoken: [],
  hums: [],
  writing: null,
  inboxWaiting: 0,
  delivered: [],
  past: [],
  decided: "",
};

/** Things there is one of, by key; and lists, whose entries have a key each. */
const SINGLES = [
  "run",
  "current",
  "bring",
  "spotlight",
  "speaker",
  "writing",
  "inboxWaiting",
  "decided",
] as const;
/** Those of them that are no objects. */
const PLAIN: Readonly<Record<string, string>> = { inboxWaiting: "number", decided: "string" };
const LISTS = ["topics", "queue", "spoken", "hums", "delivered", "past"] as const;
const KEY_OF_LIST: Record<(typeof LISTS)[number], string> = {
  topics: "topic",
  queue: "queue",
  spoken: "spoke",
  hums: "hum",
  delivered: "delivered",
  past: "past",
};

function sessionMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("session");
}

/** Whether a session runs now. */
export function isRunning(state: SessionState): boolean {
  return state.run !== null && state.run.endedAt === null;
}

/** The session as it is. A document without one gives `NO_SESSION`; what is unreadable is left out. */
export function readSessionState(doc: Y.Doc): SessionState {
  const map = sessionMap(doc);
  const state: Record<string, unknown> = { ...NO_SESSION };
  for (const key of SINGLES) {
    const value = map.get(key);
    if (PLAIN[key] ? typeof value === PLAIN[key] : isObject(value)) state[key] = value;
  }
  for (const list of LISTS) {
    const prefix = `${KEY_OF_LIST[list]}:`;
    const entries: Entry[] = [];
    for (const [key, value] of map.entries()) {
      if (key.startsWith(prefix) && isObject(value) && typeof value["id"] === "string")
        entries.push(value as Entry);
    }
    state[list] = entries.sort(compareEntries);
  }
  return state as unknown as SessionState;
}

type Entry = Record<string, unknown> & { id: string };

/** By order where people give one, else by time; equals by id, for everybody alike. */
function compareEntries(a: Entry, b: Entry): number {
  const rank = (entry: Entry) =>
    Number(entry["order"] ?? entry["startedAt"] ?? entry["openedAt"] ?? entry["at"]);
  return rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Writes what differs between the two. For the server, inside a transaction; `before` is what the document holds. */
export function writeSessionState(doc: Y.Doc, before: SessionState, after: SessionState): void {
  const map = sessionMap(doc);
  const [old, next] = [entriesOf(before), entriesOf(after)];
  for (const [key, value] of next) {
    const known = old.get(key);
    if (known === value || (known !== undefined && JSON.stringify(known) === JSON.stringify(value))) continue;
    map.set(key, value);
  }
  for (const key of old.keys()) if (!next.has(key)) map.delete(key);
}

function entriesOf(state: SessionState): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const key of SINGLES) {
    const value = state[key];
    if (value !== null && value !== 0 && value !== "") entries.set(key, value);
  }
  for (const list of LISTS) {
    for (const entry of state[list]) entries.set(`${KEY_OF_LIST[list]}:${entry.id}`, entry);
  }
  return entries;
}

/** Where ids of commands are remembered: as many slots as ids, the oldest overwritten. */
const DONE = "done:";

/** Whether a command of this id was carried out. */
export function wasCarriedOut(doc: Y.Doc, commandId: string): boolean {
  return remembered(doc).some(({ id }) => id === commandId);
}

/**
 * Remembers that a command was carried out, in the transaction that carries it out: a crash leaves both or neither. `most`
 * ids are kept.
 */
export function rememberCommand(doc: Y.Doc, commandId: string, most: number): void {
  const last = remembered(doc).reduce((highest, { n }) => Math.max(highest, n), 0);
  sessionMap(doc).set(`${DONE}${(last + 1) % most}`, `${last + 1} ${commandId}`);
}

function remembered(doc: Y.Doc): { n: number; id: string }[] {
  const found: { n: number; id: string }[] = [];
  for (const [key, value] of sessionMap(doc).entries()) {
    if (!key.startsWith(DONE) || typeof value !== "string") continue;
    const [n, id] = value.split(" ");
    found.push({ n: Number(n), id: id ?? "" });
  }
  return found;
}
