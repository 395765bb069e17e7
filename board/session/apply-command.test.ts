import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  isRunning,
  NO_SESSION,
  readSessionState,
  rememberCommand,
  wasCarriedOut,
  writeSessionState,
  type SessionState,
} from "@/board/document/session-state";
import { SessionCommand } from "@/contract/session-command-schema";
import type { SessionCommandInput } from "@/contract/session-commands";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { applyCommand, endSession, startSession, withoutPerson, type PlainCommand } from "./apply-command";
import { SESSION_BOUNDS } from "./session-bounds";
import { closeHum, revealWriting } from "./session-secrets";
import { topicClock } from "./topic-clock";

const MINUTE = 60_000;
let ids = 0;

function parsed(input: SessionCommandInput): PlainCommand {
  return SessionCommand.parse({ id: `command-${(ids += 1)}`, ...input }) as PlainCommand;
}

/** Carries commands out one after the other; a refusal leaves the state as it is. */
function after(state: SessionState, at: number, ...commands: SessionCommandInput[]): SessionState {
  return commands.reduce((now, input) => {
    const outcome = applyCommand(now, parsed(input), { personId: "ann", at });
    return "state" in outcome ? outcome.state : now;
  }, state);
}

function by(state: SessionState, personId: string, at: number, input: SessionCommandInput): SessionState {
  const outcome = applyCommand(state, parsed(input), { personId, at });
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome.state;
}

/** With an id of its own, as a client may forge it. */
function forged(state: SessionState, personId: string, id: string, input: SessionCommandInput) {
  const command = SessionCommand.parse({ ...input, id }) as PlainCommand;
  const outcome = applyCommand(state, command, { personId, at: 7 });
  return "refused" in outcome ? outcome.refused : outcome.state;
}

function refusal(state: SessionState, input: SessionCommandInput): string | null {
  const outcome = applyCommand(state, parsed(input), { personId: "ann", at: 0 });
  return "refused" in outcome ? outcome.refused : null;
}

function running(at = 0): SessionState {
  const outcome = startSession(NO_SESSION, { id: "run", linkId: "link-1", at });
  if ("refused" in outcome) throw new Error("refused");
  return outcome.state;
}

const topic = (topicId: string, minutes = 10): SessionCommandInput => ({
  type: "topic.put",
  topicId,
  title: `About ${topicId}`,
  minutes,
});

describe("the agenda", () => {
  it("is made and ordered before a session runs", () => {
    const state = after(
      NO_SESSION,
      0,
      topic("first-topic"),
      topic("second-topic"),
      topic("third-topic"),
      { type: "topic.move", topicId: "third-topic", before: "first-topic" },
      { type: "topic.remove", topicId: "second-topic" },
      { ...topic("first-topic", 5), title: "Renamed" } as SessionCommandInput,
    );
    expect(state.topics.map(({ id, title, minutes }) => [id, title, minutes])).toEqual([
      ["third-topic", "About third-topic", 10],
      ["first-topic", "Renamed", 5],
    ]);
  });

  it("[SE6] keeps the time of each topic, pauses left out, and goes on where it was", () => {
    let state = after(running(), 0, topic("topic-a", 5), topic("topic-b", 5));
    state = after(state, 1000, { type: "topic.start", topicId: "topic-a" });
    state = after(
      state,
      MINUTE,
      { type: "timer.pause", topicId: "topic-a" },
      { type: "timer.pause", topicId: "topic-a" },
    );
    state = after(
      state,
      3 * MINUTE,
      { type: "timer.resume", topicId: "topic-a" },
      { type: "timer.resume", topicId: "topic-a" },
    );
    state = after(state, 4 * MINUTE, { type: "topic.start", topicId: "topic-b" });
    expect(state.topics[0]).toMatchObject({
      startedAt: 1000,
      endedAt: 4 * MINUTE,
      spentMs: 2 * MINUTE - 1000,
    });
    state = after(state, 6 * MINUTE, { type: "topic.start", topicId: "topic-a" });
    expect(topicClock(state, 7 * MINUTE)).toMatchObject({ elapsedMs: 3 * MINUTE - 1000, paused: false });
  });

  it("says what is left, and how far the time is over, also after minutes were added", () => {
    let state = after(running(), 0, topic("topic-a", 5), { type: "topic.start", topicId: "topic-a" });
    expect(topicClock(state, 4 * MINUTE)).toMatchObject({ leftMs: MINUTE, overrunMs: 0 });
    expect(topicClock(state, 7 * MINUTE)).toMatchObject({ leftMs: -2 * MINUTE, overrunMs: 2 * MINUTE });
    state = after(state, 7 * MINUTE, { type: "timer.extend", topicId: "topic-a", minutes: 3 });
    expect(topicClock(state, 7 * MINUTE)).toMatchObject({ plannedMs: 8 * MINUTE, leftMs: MINUTE });
    state = after(state, 7 * MINUTE, { type: "timer.extend", topicId: "topic-a", minutes: -60 });
    expect(topicClock(state, 7 * MINUTE)).toMatchObject({ plannedMs: 0 });
  });

  it("never runs backwards for a client whose clock is behind", () => {
    const state = after(running(), MINUTE, topic("topic-a"), { type: "topic.start", topicId: "topic-a" });
    expect(topicClock(state, 0)).toMatchObject({ elapsedMs: 0 });
  });
});

describe("the queue", () => {
  const hand = (kind: "new-topic" | "direct-reply" = "new-topic"): SessionCommandInput => ({
    type: "queue.raise",
    name: "Somebody",
    kind,
    place: "remote",
  });
  const people = (state: SessionState) => state.queue.map(({ personId }) => personId);

  it("[SE6] puts direct replies before new topics, each in the order of hands", () => {
    let state = running();
    state = by(state, "ann", 1, hand());
    state = by(state, "bob", 2, hand("direct-reply"));
    state = by(state, "cleo", 3, hand());
    state = by(state, "dora", 4, hand("direct-reply"));
    expect(people(state)).toEqual(["bob", "dora", "ann", "cleo"]);
  });

  it("[SE6] has one hand of each person, who may change what it is for", () => {
    let state = by(by(running(), "ann", 1, hand()), "bob", 2, hand());
    state = by(state, "bob", 3, hand());
    expect(people(state)).toEqual(["ann", "bob"]);
    state = by(state, "bob", 4, hand("direct-reply"));
    expect(people(state)).toEqual(["bob", "ann"]);
    state = by(state, "ann", 5, { type: "queue.lower" });
    expect(people(state)).toEqual(["bob"]);
  });

  it("[SE5] gives the word to one at a time, and keeps who spoke for how long about what", () => {
    let state = after(running(), 0, topic("topic-a"), { type: "topic.start", topicId: "topic-a" });
    state = by(by(state, "ann", 1, hand()), "bob", 2, hand());
    const [ann, bob] = state.queue.map(({ id }) => id) as [string, string];
    state = by(state, "fay", 1000, { type: "queue.call", entryId: ann });
    // Another facilitator had the same thought.
    state = by(state, "gus", 1100, { type: "queue.call", entryId: ann });
    expect(state.speaker).toMatchObject({ personId: "ann", startedAt: 1000, topicId: "topic-a" });
    state = by(state, "fay", 5000, { type: "queue.call", entryId: bob });
    state = by(state, "fay", 9000, { type: "speaker.end", entryId: bob });
    expect(state.speaker).toBeNull();
    expect(state.spoken.map(({ personId, startedAt, endedAt }) => [personId, startedAt, endedAt])).toEqual([
      ["ann", 1000, 5000],
      ["bob", 5000, 9000],
    ]);
    expect(refusal(state, { type: "queue.call", entryId: ann })).toBe("session_changed");
  });

  it("takes people without a device, and is ordered by the facilitator", () => {
    let state = by(by(running(), "ann", 1, hand()), "bob", 2, hand());
    const [ann, bob] = state.queue.map(({ id }) => id) as [string, string];
    state = by(state, "fay", 3, { type: "queue.add", entryId: "guest-1", name: "Guest", kind: "new-topic" });
    state = by(state, "fay", 4, { type: "queue.move", entryId: "guest-1", before: ann });
    expect(people(state)).toEqual([null, "ann", "bob"]);
    state = by(state, "fay", 5, { type: "queue.skip", entryId: ann });
    expect(people(state)).toEqual([null, "bob", "ann"]);
    state = by(state, "fay", 6, { type: "queue.remove", entryId: bob });
    expect(people(state)).toEqual([null, "ann"]);
  });

  it("[SE5] takes no hand under the id of somebody else's, of who speaks, or of who has spoken", () => {
    let state = by(by(by(running(), "ann", 1, hand()), "bob", 2, hand()), "cleo", 3, hand());
    const [ann, bob, cleo] = state.queue.map(({ id }) => id) as [string, string, string];
    state = by(state, "fay", 4, { type: "queue.call", entryId: ann });
    state = by(state, "fay", 5, { type: "queue.call", entryId: bob });
    for (const taken of [ann, bob, cleo]) {
      expect(forged(state, "mallory", taken, hand())).toBe("session_changed");
      const add = { type: "queue.add", entryId: taken, name: "Mallory", kind: "new-topic" } as const;
      expect(refusal(state, add)).toBe("session_changed");
    }
    expect(forged(state, "bob", bob, hand())).toBe("session_changed");
    // Who has a hand changes it, whatever the id of the command.
    expect(forged(state, "cleo", bob, hand("direct-reply"))).toMatchObject({ queue: [{ id: cleo }] });
  });

  it("[SE15] loses whoever is removed: hand, turn, and what they point everybody at", () => {
    let state = by(by(by(running(), "ann", 1, hand()), "ann", 2, hand()), "bob", 3, hand());
    state = by(state, "fay", 4, { type: "queue.call", entryId: state.queue[0]?.id ?? "" });
    state = by(state, "ann", 5, hand());
    state = by(state, "fay", 6, { type: "attention.spotlight", name: "Ann", personId: "ann" });
    const without = withoutPerson(state, "ann", 1000);
    expect(people(without)).toEqual(["bob"]);
    expect(without).toMatchObject({
      speaker: null,
      spotlight: null,
      spoken: [{ personId: "ann", endedAt: 1000 }],
    });
    expect(withoutPerson(without, "ann", 2000)).toBe(without);
    expect(withoutPerson(state, "bob", 1000)).toMatchObject({
      speaker: { personId: "ann" },
      spotlight: { personId: "ann" },
    });
  });

  it("can be put in order for ever", () => {
    let state = by(by(by(running(), "ann", 1, hand()), "bob", 2, hand()), "cleo", 3, hand());
    for (let n = 0; n < 200; n += 1) {
      const [, second, third] = state.queue.map(({ id }) => id) as [string, string, string];
      state = by(state, "fay", n, { type: "queue.move", entryId: third, before: second });
    }
    expect(new Set(state.queue.map(({ order }) => order)).size).toBe(3);
  });
});

describe("a session", () => {
  it("[SE4] is needed for all but the agenda", () => {
    expect(refusal(NO_SESSION, { type: "queue.lower" })).toBe("session_not_running");
    expect(refusal(NO_SESSION, { type: "timer.pause", topicId: "topic-a" })).toBe("session_not_running");
    expect(refusal(NO_SESSION, topic("topic-a"))).toBeNull();
  });

  it("ends with its topic, its speaker, and its queue", () => {
    let state = after(running(), 0, topic("topic-a"), { type: "topic.start", topicId: "topic-a" });
    for (const person of ["ann", "bob"])
      state = by(state, person, 1, { type: "queue.raise", name: person, kind: "new-topic", place: "phone" });
    state = by(state, "fay", 2, { type: "queue.call", entryId: state.queue[0]?.id ?? "" });
    const outcome = endSession(state, MINUTE);
    if ("refused" in outcome) throw new Error("refused");
    expect(isRunning(outcome.state)).toBe(false);
    expect(outcome.state).toMatchObject({
      run: { endedAt: MINUTE },
      current: null,
      speaker: null,
      queue: [],
    });
    expect(outcome.state.topics[0]?.spentMs).toBe(MINUTE);
    expect(outcome.state.spoken).toHaveLength(1);
  });

  it("[SE5] changes the clock of the topic that is named, not of the one that came after it", () => {
    let state = after(running(), 0, topic("topic-a"), topic("topic-b"), {
      type: "topic.start",
      topicId: "topic-a",
    });
    state = after(state, 1, { type: "topic.start", topicId: "topic-b" });
    for (const late of [
      { type: "timer.extend", topicId: "topic-a", minutes: 5 },
      { type: "timer.pause", topicId: "topic-a" },
      { type: "timer.resume", topicId: "topic-a" },
    ] as const) {
      expect(refusal(state, late)).toBe("session_changed");
    }
    const extend = { type: "timer.extend", topicId: "topic-b", minutes: 5 } as const;
    expect(after(state, 2, extend, extend).topics[1]?.addedMinutes).toBe(10);
  });

  it("[SE5] releases the spotlight that is named, not a later one", () => {
    const spotlight = { type: "attention.spotlight", name: "Fay" } as const;
    let state = by(running(), "fay", 1, spotlight);
    const first = state.spotlight?.id ?? "";
    state = by(state, "gus", 2, spotlight);
    expect(refusal(state, { type: "attention.release", spotlightId: first })).toBe("session_changed");
    const spotlightId = state.spotlight?.id ?? "";
    state = by(state, "gus", 3, { type: "attention.release", spotlightId });
    expect(state.spotlight).toBeNull();
    expect(by(state, "fay", 4, { type: "attention.release", spotlightId })).toBe(state);
  });

  it("[SE5] opens no hum check and no private writing under an id that stood for another", () => {
    const hum = { type: "hum.open", humId: "hum-one", question: "Go on?", anonymous: true } as const;
    const writing = { type: "writing.open", writingId: "write-1", prompt: "Risks?", named: false } as const;
    const state = after(running(), 0, hum, writing);
    expect(by(by(state, "fay", 1, hum), "fay", 1, writing)).toBe(state);
    expect(refusal(state, { ...hum, anonymous: false })).toBe("session_changed");
    expect(refusal(state, { ...writing, named: true })).toBe("session_changed");
    const closed = { ...state, hums: state.hums.map((one) => ({ ...one, closedAt: 2 })) };
    expect(refusal(closed, hum)).toBe("session_changed");
  });

  it("[SE16] starts without the times, speeches, hum checks and writing of the one before, but with its agenda", () => {
    const hum = (humId: string, itemId: string | null) =>
      ({ type: "hum.open", humId, itemId, question: "Go on?", anonymous: true }) as const;
    let state = after(running(), 0, topic("topic-a", 5), topic("topic-b", 6));
    state = after(
      state,
      0,
      { type: "topic.start", topicId: "topic-a" },
      { type: "timer.extend", topicId: "topic-a", minutes: 3 },
      { type: "queue.raise", name: "Ann", kind: "new-topic", place: "room" },
      hum("hum-one", null),
      hum("hum-two", "shape:item"),
      { type: "writing.open", writingId: "write-1", prompt: "Risks?", named: false },
    );
    state = by(state, "fay", 1, { type: "queue.call", entryId: state.queue[0]?.id ?? "" });
    for (const step of [
      (now: SessionState) => closeHum(now, "hum-one", [], 2),
      (now: SessionState) => closeHum(now, "hum-two", [], 2),
      (now: SessionState) => revealWriting(now, "write-1", 2),
      (now: SessionState) => endSession(now, MINUTE),
      (now: SessionState) => startSession(now, { id: "run-2", linkId: "link-2", at: 2 * MINUTE }),
    ]) {
      const outcome = step(state);
      if ("refused" in outcome) throw new Error(outcome.refused);
      state = outcome.state;
    }
    const fresh = { startedAt: null, endedAt: null, spentMs: 0, addedMinutes: 0 };
    expect(state).toMatchObject({
      run: { id: "run-2", startedAt: 2 * MINUTE, endedAt: null },
      topics: [
        { id: "topic-a", minutes: 5, ...fresh },
        { id: "topic-b", minutes: 6, ...fresh },
      ],
      spoken: [],
      writing: null,
      current: null,
      speaker: null,
    });
    // What was hummed about an item stays on it.
    expect(state.hums).toMatchObject([{ id: "hum-two", earlier: true }]);
    // All of it stays for the record.
    expect(state.past).toMatchObject([
      {
        id: "run",
        startedAt: 0,
        endedAt: MINUTE,
        topics: [
          { title: "About topic-a", minutes: 5, addedMinutes: 3, startedAt: 0, spentMs: MINUTE },
          { minutes: 6, startedAt: null },
        ],
        spoken: [{ name: "Ann", personId: null, topicId: "topic-a", startedAt: 1, endedAt: MINUTE }],
        hums: [{ id: "hum-one" }, { id: "hum-two" }],
      },
    ]);
  });

  describe("that comes after others", () => {
    function held(state: SessionState, n: number, question = "Go on?"): SessionState {
      const start = startSession(state, { id: `run-${n}`, linkId: "", at: 2 * n * MINUTE });
      if ("refused" in start) throw new Error(start.refused);
      const humId = `hum-of-${n}`;
      const opened = by(start.state, "fay", 2 * n * MINUTE, {
        type: "hum.open",
        humId,
        question: "Go on?",
        anonymous: true,
        itemId: "shape:item",
      });
      const asked = opened.hums.map((hum) => (hum.id === humId ? { ...hum, question } : hum));
      const closed = closeHum({ ...opened, hums: asked }, humId, [], (2 * n + 1) * MINUTE);
      if ("refused" in closed) throw new Error(closed.refused);
      const ended = endSession(closed.state, (2 * n + 1) * MINUTE);
      if ("refused" in ended) throw new Error(ended.refused);
      return ended.state;
    }
    const start = (state: SessionState, id: string) => {
      const outcome = startSession(state, { id, linkId: "", at: 1000 * MINUTE });
      if ("refused" in outcome) throw new Error(outcome.refused);
      return outcome.state;
    };

    it("[SE16] keeps what was hummed about an item in its own session only", () => {
      const state = start(held(held(NO_SESSION, 1), 2), "run-3");
      expect(state.past.map(({ hums }) => hums.map(({ id }) => id))).toEqual([["hum-of-1"], ["hum-of-2"]]);
      expect(state.hums.map(({ id, earlier }) => [id, earlier])).toEqual([
        ["hum-of-1", true],
        ["hum-of-2", true],
      ]);
    });

    it("[SE16] keeps the last twenty, and nothing of one in which nothing came up", () => {
      let state = NO_SESSION;
      for (let n = 1; n <= SESSION_BOUNDS.pastSessions + 3; n += 1) state = held(state, n);
      const empty = endSession(start(state, "run-empty"), 1001 * MINUTE);
      if ("refused" in empty) throw new Error("refused");
      const { past } = start(empty.state, "run-last");
      expect(past).toHaveLength(SESSION_BOUNDS.pastSessions);
      expect([past[0]?.id, past.at(-1)?.id]).toEqual(["run-4", "run-23"]);
    });

    it("[SE16] keeps fewer where they are long, and the last one always", () => {
      const long = (share: number) => "x".repeat(SESSION_BOUNDS.pastChars * share);
      const two = start(held(held(held(NO_SESSION, 1, long(0.3)), 2, long(0.5)), 3, long(0.4)), "run-last");
      expect(two.past.map(({ id }) => id)).toEqual(["run-2", "run-3"]);
      const one = start(held(held(NO_SESSION, 1), 2, long(1.1)), "run-last");
      expect(one.past.map(({ id }) => id)).toEqual(["run-2"]);
    });

    it("[SE1] is read from its document as it was written, and others that hold none as without", () => {
      const state = start(held(NO_SESSION, 1), "run-2");
      const doc = new Y.Doc();
      writeSessionState(doc, NO_SESSION, state);
      expect(doc.getMap("session").has("past:run-1")).toBe(true);
      expect(readSessionState(doc)).toEqual(state);
      expect(readSessionState(new Y.Doc()).past).toEqual([]);
    });
  });

  it("[SE8] does not end while private notes wait, nor with an open hum check", () => {
    const writing = after(running(), 0, {
      type: "writing.open",
      writingId: "write-1",
      prompt: "What may fail?",
      named: false,
    });
    expect(writing.writing).not.toBeNull();
    expect(endSession(writing, 1)).toEqual({ refused: "session_changed" });
    const hum = { type: "hum.open", humId: "hum-one", question: "Go on?", anonymous: true } as const;
    expect(endSession(after(running(), 0, hum), 1)).toEqual({ refused: "session_changed" });
  });

  it("says the same of its limits to clients", () => {
    expect(SESSION_LIMITS).toMatchObject(SESSION_BOUNDS);
  });
});

const id = fc.constantFrom("thing-1", "thing-2", "thing-3");
const kind = fc.constantFrom("new-topic" as const, "direct-reply" as const);
const anyCommand: fc.Arbitrary<SessionCommandInput> = fc.oneof(
  id.map((topicId) => topic(topicId)),
  id.map((topicId) => ({ type: "topic.remove" as const, topicId })),
  fc.tuple(id, fc.option(id)).map(([topicId, before]) => ({ type: "topic.move" as const, topicId, before })),
  id.map((topicId) => ({ type: "topic.start" as const, topicId })),
  id.map((topicId) => ({ type: "topic.end" as const, topicId })),
  fc
    .tuple(id, fc.integer({ min: -60, max: 60 }))
    .map(([topicId, minutes]) => ({ type: "timer.extend" as const, topicId, minutes })),
  id.map((topicId) => ({ type: "timer.pause" as const, topicId })),
  id.map((topicId) => ({ type: "timer.resume" as const, topicId })),
  kind.map((of) => ({ type: "queue.raise" as const, name: "Somebody", kind: of, place: "room" as const })),
  fc.constant({ type: "queue.lower" as const }),
  fc.tuple(id, kind).map(([entryId, of]) => ({
    type: "queue.add" as const,
    entryId,
    name: "Guest",
    kind: of,
  })),
  id.map((entryId) => ({ type: "queue.remove" as const, entryId })),
  fc.tuple(id, fc.option(id)).map(([entryId, before]) => ({ type: "queue.move" as const, entryId, before })),
  id.map((entryId) => ({ type: "queue.call" as const, entryId })),
  id.map((entryId) => ({ type: "speaker.end" as const, entryId })),
  id.map((humId) => ({ type: "hum.open" as const, humId, question: "Agreed?", anonymous: true })),
  id.map((writingId) => ({ type: "writing.open" as const, writingId, prompt: "Risks?", named: false })),
  fc.constantFrom(
    { type: "attention.spotlight" as const, name: "Fay" },
    { type: "attention.release" as const, spotlightId: "thing-1" },
  ),
);
const steps = fc.array(
  fc.record({
    command: anyCommand,
    person: fc.constantFrom("ann", "bob", "cleo"),
    // Clients choose the ids of commands, and know those of others.
    forgedId: fc.option(id),
    waitMs: fc.integer({ min: 0, max: 90_000 }),
  }),
  { maxLength: 60 },
);

describe("commands in any order", () => {
  it("[SE1] keep the session whole, and what is written is what every reader reads", () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const doc = new Y.Doc();
        const reader = new Y.Doc();
        doc.on("update", (update: Uint8Array) => Y.applyUpdate(reader, update));
        let state = running();
        writeSessionState(doc, NO_SESSION, state);
        let at = 0;
        for (const { command, person, forgedId, waitMs } of sequence) {
          at += waitMs;
          const given = { ...parsed(command), ...(forgedId && { id: forgedId }) };
          const outcome = applyCommand(state, given, { personId: person, at });
          if ("refused" in outcome) continue;
          writeSessionState(doc, state, outcome.state);
          state = outcome.state;
          expectWhole(state, at);
          expect(readSessionState(reader)).toEqual(readSessionState(doc));
          expect(byId(readSessionState(reader))).toEqual(byId(state));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("[SE2] done twice change nothing the second time, but for what is counted on", () => {
    const relative = new Set(["timer.extend", "topic.move", "queue.move"]);
    fc.assert(
      fc.property(steps, (sequence) => {
        let state = running();
        let at = 0;
        for (const { command, person, waitMs } of sequence) {
          at += waitMs;
          const once = applyCommand(state, parsed(command), { personId: person, at });
          if ("refused" in once) continue;
          state = once.state;
          if (relative.has(command.type)) continue;
          const twice = applyCommand(state, parsed(command), { personId: person, at });
          if (command.type !== "attention.spotlight" && "state" in twice) expect(twice.state).toEqual(state);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Equal orders and times are told apart by id when they are read. */
function byId(state: SessionState) {
  const sorted = <E extends { id: string }>(list: readonly E[]) =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return {
    ...state,
    topics: sorted(state.topics),
    queue: sorted(state.queue),
    hums: sorted(state.hums),
    spoken: sorted(state.spoken),
  };
}

function expectWhole(state: SessionState, at: number): void {
  const people = state.queue.flatMap(({ personId }) => personId ?? []);
  expect(new Set(people).size).toBe(people.length);
  const entries = [...state.queue, ...state.spoken, ...(state.speaker ? [state.speaker] : [])];
  expect(new Set(entries.map(({ id: entry }) => entry)).size).toBe(entries.length);
  expect(new Set(state.topics.map(({ order }) => order)).size).toBe(state.topics.length);
  if (state.current) expect(state.topics.some((known) => known.id === state.current?.topicId)).toBe(true);
  expect(state.hums.filter(({ closedAt }) => closedAt === null).length).toBeLessThanOrEqual(3);
  const clock = topicClock(state, at);
  if (clock) {
    expect(clock.elapsedMs).toBeGreaterThanOrEqual(0);
    expect(clock.elapsedMs).toBeLessThanOrEqual(at);
  }
}

describe("remembered commands", () => {
  it("[SE2] are the last ones, as many as there are slots", () => {
    const doc = new Y.Doc();
    for (let n = 1; n <= 25; n += 1) rememberCommand(doc, `command-${n}`, 10);
    const known = Array.from({ length: 25 }, (_, n) => `command-${n + 1}`).filter((one) =>
      wasCarriedOut(doc, one),
    );
    expect(known).toEqual(Array.from({ length: 10 }, (_, n) => `command-${n + 16}`));
    expect(doc.getMap("session").size).toBe(10);
  });
});
