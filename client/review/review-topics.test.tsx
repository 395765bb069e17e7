// @vitest-environment happy-dom
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { RecordSession } from "@/board/record/record-session";
import { ReviewActions, ReviewDecisions } from "./review-conclusions";
import { ReviewAgenda, ReviewHums } from "./review-session";

const base = { id: "one", section: "", text: "Count the uses" };

it("names the topic beside decisions and action items, and only where there is one", () => {
  const decision = { ...base, outcome: "agreed" as const, dissent: [], restsOn: [], decidedAt: "" };
  const action = { ...base, owner: "Ada", due: "", status: "open" as const, origin: null };
  const page = (topic: string) =>
    renderToStaticMarkup(
      <>
        <ReviewDecisions boardId="board" decisions={[{ ...decision, topic }]} />
        <ReviewActions
          boardId="board"
          actions={[{ ...action, topic }]}
          changes={[]}
          mayChange={false}
          sealed={false}
        />
      </>,
    );
  expect(page("Scope").match(/Topic: Scope/g)).toHaveLength(2);
  expect(page("")).not.toContain("Topic:");
});

it("leads from a hum check to the item that it was about, unless that is its question", () => {
  const none = { object: 0, "can-live-with": 0, support: 0, abstain: 0 };
  const hum: RecordSession["hums"][number] = {
    question: "Do we go on?",
    item: { id: "p", name: "Drop late handling" },
    topic: "",
    anonymous: true,
    closedAt: "2026-11-23T15:00:00.000Z",
    room: none,
    remote: none,
    names: [],
  };
  const session = (...hums: RecordSession["hums"]): RecordSession => ({
    startedAt: "2026-11-23T14:30:00.000Z",
    endedAt: null,
    agenda: [],
    hums,
    speakers: [],
  });
  expect(renderToStaticMarkup(<ReviewHums sessions={[session(hum)]} />)).toMatch(
    /About <a href="#[^"]+"[^>]*>Drop late handling<\/a>/,
  );
  const same = { ...hum, question: "Drop late handling" };
  expect(renderToStaticMarkup(<ReviewHums sessions={[session(same)]} />)).not.toContain("About");
});

it("shows every session of a board with its time where there were several", () => {
  const session = (day: number, title: string): RecordSession => ({
    startedAt: `2026-11-${day}T15:00:00.000Z`,
    endedAt: `2026-11-${day}T15:30:00.000Z`,
    agenda: [{ title, minutes: 5, startedAt: null, endedAt: null, seconds: 0 }],
    hums: [
      {
        question: `${title}?`,
        item: null,
        topic: "",
        anonymous: true,
        closedAt: `2026-11-${day}T15:10:00.000Z`,
        room: { object: 1, "can-live-with": 0, support: 0, abstain: 0 },
        remote: { object: 0, "can-live-with": 0, support: 0, abstain: 0 },
        names: [],
      },
    ],
    speakers: [],
  });
  const sessions = [session(16, "Scope"), session(23, "Costs")];
  const hums = renderToStaticMarkup(<ReviewHums sessions={sessions} />);
  const agenda = renderToStaticMarkup(<ReviewAgenda sessions={sessions} />);
  for (const page of [hums, agenda]) {
    const order = ["2026-11-16T15:00", "Scope", "2026-11-23T15:00", "Costs"].map((part) =>
      page.indexOf(part),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
  // One alone is as it was: its time stands above the agenda only.
  expect(renderToStaticMarkup(<ReviewHums sessions={sessions.slice(0, 1)} />)).not.toContain("<time");
  expect(renderToStaticMarkup(<ReviewAgenda sessions={sessions.slice(0, 1)} />).match(/<time/g)).toHaveLength(
    1,
  );
});
