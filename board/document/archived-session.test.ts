import { expect, it } from "vitest";
import { SESSION_BOUNDS } from "@/board/session/session-bounds";
import { archivedSession, MOST_PAST_SESSIONS } from "./archived-session";
import { NO_SESSION, type PastSession } from "./session-state";

it("[SE16] takes as many earlier sessions as a board remembers, the last ones", () => {
  expect(MOST_PAST_SESSIONS).toBe(SESSION_BOUNDS.pastSessions);
  const past = Array.from({ length: 30 }, (_, n): PastSession => ({
    id: `run-${n}`,
    startedAt: n,
    endedAt: n,
    topics: [],
    spoken: [],
    hums: [],
  }));
  expect(archivedSession({ ...NO_SESSION, past }, 0).past).toEqual(past.slice(-MOST_PAST_SESSIONS));
});

it("takes of an earlier session that was made by hand what can be read", () => {
  const odd = { id: "run-odd", startedAt: "soon", endedAt: 1e300, topics: 7, hums: [null, "x"] } as never;
  expect(archivedSession({ ...NO_SESSION, past: [odd] }, 0).past).toEqual([
    { id: "run-odd", startedAt: 0, endedAt: 0, topics: [], spoken: [], hums: [] },
  ]);
});

it("keeps that a hum check is of an earlier session", () => {
  const hum = {
    id: "hum-1",
    itemId: "shape:item",
    question: "Go on?",
    anonymous: true,
    topicId: null,
    openedAt: 1,
    closedAt: 2,
    voices: { room: 0, remote: 0 },
    result: null,
  };
  const { hums } = archivedSession(
    {
      ...NO_SESSION,
      hums: [
        { ...hum, earlier: true },
        { ...hum, id: "hum-2" },
      ],
    },
    0,
  );
  expect(hums.map(({ earlier }) => earlier)).toEqual([true, undefined]);
});
