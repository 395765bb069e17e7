// @vitest-environment happy-dom
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { RecordSession } from "@/board/record/record-session";
import { ReviewActions, ReviewDecisions } from "./review-conclusions";
import { ReviewHums } from "./review-session";

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
  expect(renderToStaticMarkup(<ReviewHums hums={[hum]} />)).toMatch(
    /About <a href="#[^"]+"[^>]*>Drop late handling<\/a>/,
  );
  const same = { ...hum, question: "Drop late handling" };
  expect(renderToStaticMarkup(<ReviewHums hums={[same]} />)).not.toContain("About");
});
