import { expect, it } from "vitest";
import type { CurrentTopic, Topic } from "@/board/document/session-state";
import { topicPlace } from "./topic-place";

function topic(id: string, startedAt: number | null = null): Topic {
  return {
    id,
    title: id,
    minutes: 5,
    frameId: null,
    order: 0,
    startedAt,
    endedAt: null,
    spentMs: 0,
    addedMinutes: 0,
  };
}

const current = (topicId: string): CurrentTopic => ({ topicId, startedAt: 1, pausedAt: null, pausedMs: 0 });

it("is nowhere without an agenda", () => {
  expect(topicPlace({ topics: [], current: null })).toBeNull();
});

it("counts the current topic and names the next that was not begun", () => {
  const topics = [topic("a"), topic("b", 1), topic("c", 1), topic("d")];
  expect(topicPlace({ topics, current: current("b") })).toMatchObject({ n: 2, total: 4, next: { id: "d" } });
  expect(topicPlace({ topics, current: current("d") })).toMatchObject({ n: 4, next: null });
});

it("names what comes first, and between topics what is left", () => {
  expect(topicPlace({ topics: [topic("a"), topic("b")], current: null })).toMatchObject({
    n: 0,
    next: { id: "a" },
  });
  expect(topicPlace({ topics: [topic("a", 1), topic("b")], current: null })).toMatchObject({
    n: 1,
    next: { id: "b" },
  });
  // Its topic was removed by somebody.
  expect(topicPlace({ topics: [topic("a", 1)], current: current("gone") })).toMatchObject({
    n: 1,
    next: null,
  });
});
