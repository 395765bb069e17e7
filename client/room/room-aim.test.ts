import { describe, expect, it } from "vitest";
import type { Bring, Spotlight, Topic } from "@/board/document/session-state";
import { roomAim } from "./room-aim";

const run = { id: "run", startedAt: 1, endedAt: null, linkId: "link" };
const topic: Topic = {
  id: "scope",
  title: "Scope",
  minutes: 10,
  frameId: "shape:scope",
  order: 0,
  startedAt: 1,
  endedAt: null,
  spentMs: 0,
  addedMinutes: 0,
};
const current = { topicId: "scope", startedAt: 1, pausedAt: null, pausedMs: 0 };
const bring: Bring = {
  id: "bring",
  personId: "fay",
  name: "Fay",
  at: 5,
  pageId: "page:page",
  box: { x: 0, y: 0, w: 10, h: 10 },
};
const spotlight: Spotlight = { id: "light", personId: "fay", name: "Fay", since: 5 };
const state = { run, topics: [topic], current, spotlight: null, bring: null };
const frame = { kind: "frame", shapeId: "shape:scope" };

describe("roomAim", () => {
  it("is all content before, after and without a topic's frame", () => {
    expect(roomAim({ ...state, run: null }, null)).toEqual({ kind: "content" });
    expect(roomAim({ ...state, run: { ...run, endedAt: 9 }, spotlight }, null)).toEqual({ kind: "content" });
    expect(roomAim({ ...state, current: null }, null)).toEqual({ kind: "content" });
    expect(roomAim({ ...state, topics: [{ ...topic, frameId: null }] }, null)).toEqual({ kind: "content" });
  });

  it("is the current topic's frame while nobody leads", () => {
    expect(roomAim(state, null)).toEqual(frame);
  });

  it("is whom everybody follows, with the frame for when they are away", () => {
    expect(roomAim({ ...state, spotlight, bring }, null)).toEqual({
      kind: "person",
      personId: "fay",
      otherwise: frame,
    });
  });

  it("is where everybody was brought, until the next topic", () => {
    expect(roomAim({ ...state, bring }, null)).toMatchObject({ kind: "box", box: bring.box });
    const next = { ...current, startedAt: 6 };
    expect(roomAim({ ...state, bring, current: next }, null)).toEqual(frame);
    const over = { ...state, current: null, topics: [{ ...topic, endedAt: 6 }] };
    expect(roomAim({ ...over, bring }, null)).toEqual({ kind: "content" });
    expect(roomAim({ ...over, bring: { ...bring, at: 7 } }, null)).toMatchObject({ kind: "box" });
  });

  it("is the same for a screen that is opened or renewed later", () => {
    // Nothing but the session's state is asked: no clock, and nothing that a reload forgets.
    const later = JSON.parse(JSON.stringify({ ...state, bring })) as typeof state;
    expect(roomAim(later, null)).toMatchObject({ kind: "box", box: bring.box });
  });

  it("does not go back to where everybody was brought before a spotlight", () => {
    expect(roomAim({ ...state, bring }, bring.id)).toEqual(frame);
    expect(roomAim({ ...state, bring: { ...bring, id: "again" } }, bring.id)).toMatchObject({ kind: "box" });
  });
});
