// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_SESSION, type Hum, type QueueEntry, type SessionState } from "@/board/document/session-state";
import type { HumChoice, SessionCommandInput } from "@/contract/session-commands";
import { RequestProblem } from "@/client/ui/request-json";
import { NameQuestion } from "./name-question";
import { PhoneHums } from "./phone-hums";
import { PhoneSpeakers } from "./phone-speakers";
import { useActing } from "./use-acting";

let root: Root;
let container: HTMLElement;
let sent: SessionCommandInput[];
let answer: () => Promise<void>;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  localStorage.clear();
  sent = [];
  answer = () => Promise.resolve();
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  container.remove();
  vi.unstubAllGlobals();
});

const counts = { object: 0, "can-live-with": 0, support: 0, abstain: 0 };
const hum: Hum = {
  id: "hum-1",
  itemId: null,
  question: "Module files on disk?",
  anonymous: true,
  topicId: null,
  openedAt: 1,
  closedAt: null,
  voices: { room: 2, remote: 1 },
  result: null,
};
const entry = (id: string, kind: QueueEntry["kind"] = "new-topic"): QueueEntry => ({
  id: `entry-${id}`,
  personId: id,
  name: id,
  kind,
  place: "phone",
  at: 1,
  order: 1,
});

function Cards({ state, ballots }: { state: SessionState; ballots: Record<string, HumChoice> }) {
  const acting = useActing();
  const send = (command: SessionCommandInput) => {
    sent.push(command);
    return answer();
  };
  return (
    <>
      <PhoneHums state={state} now={1000} ballots={ballots} place="room" acting={acting} send={send} />
      <PhoneSpeakers state={state} now={1000} personId="phil" acting={acting} send={send} />
      <NameQuestion acting={acting} />
      <p>{acting.problem}</p>
    </>
  );
}

function show(state: Partial<SessionState>, ballots: Record<string, HumChoice> = {}): void {
  act(() => root.render(<Cards state={{ ...NO_SESSION, ...state }} ballots={ballots} />));
}

function button(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("button")].find(({ textContent }) =>
    textContent?.includes(name),
  );
  if (!found) throw new Error(`there is no button ${name}`);
  return found;
}

async function press(name: string): Promise<void> {
  await act(async () => button(name).click());
}

function named(): void {
  localStorage.setItem("paperboard.person", JSON.stringify({ name: "Phil", color: "#3b62d6" }));
}

describe("the phone", () => {
  it("votes in an anonymous hum check without a name", async () => {
    show({ hums: [hum] });
    expect(container.textContent).toContain("3 voices so far");
    await press("Support");
    expect(sent).toEqual([{ type: "hum.vote", humId: "hum-1", choice: "support", place: "room" }]);
    expect(document.querySelector("dialog, [role=dialog]")).toBeNull();
  });

  it("sends the name with a voice that is not anonymous, and marks the person's own choice", async () => {
    named();
    show({ hums: [{ ...hum, anonymous: false }] }, { "hum-1": "object" });
    expect(button("Object").getAttribute("aria-pressed")).toBe("true");
    await press("Abstain");
    expect(sent).toMatchObject([{ choice: "abstain", name: "Phil" }]);
  });

  it("takes a voice by keyboard from each choice: buttons that the Tab key reaches, not radio buttons that arrow keys cast", () => {
    show({ hums: [hum] }, { "hum-1": "support" });
    const group = container.querySelector('[role="group"]');
    expect(group?.getAttribute("aria-label")).toBe(hum.question);
    const choices = [...(group?.querySelectorAll("button") ?? [])];
    expect(choices.map((choice) => [choice.textContent, choice.getAttribute("aria-pressed")])).toEqual([
      ["Object", "false"],
      ["Can live with", "false"],
      ["Support", "true"],
      ["Abstain", "false"],
    ]);
    expect(choices.every(({ tabIndex }) => tabIndex === 0)).toBe(true);
    expect(container.querySelector('[role="radio"]')).toBeNull();
  });

  it("shows counts only of a hum check that is closed", () => {
    const result = { room: { ...counts, support: 4 }, remote: { ...counts, object: 1 } };
    show({ hums: [{ ...hum, closedAt: 500, result }] });
    const rows = container.querySelector('[data-testid="hum-result"]')?.textContent;
    expect(rows).toContain("SupportRoom 4 · remote 04");
    expect(rows).toContain("ObjectRoom 0 · remote 11");
  });

  it("asks for a name when somebody first raises a hand, and does nothing without", async () => {
    show({});
    await press("New topic");
    expect(sent).toEqual([]);
    expect(document.querySelector("dialog, [role=dialog]")?.textContent).toContain("What is your name?");
  });

  it("tells the place in the queue, and lowers or changes the hand", async () => {
    named();
    show({ queue: [entry("ann", "direct-reply"), entry("phil"), entry("zoe")] });
    expect(container.querySelector('[data-testid="my-place"]')?.textContent).toBe("You are number 2");
    await press("Change to direct reply");
    await press("Lower my hand");
    expect(sent).toEqual([
      { type: "queue.raise", name: "Phil", kind: "direct-reply", place: "phone" },
      { type: "queue.lower" },
    ]);
  });

  it("says that the person has the word", () => {
    const speaker = { ...entry("phil"), topicId: null, startedAt: 0, endedAt: null };
    show({ speaker });
    expect(container.querySelector('[data-testid="speaker"]')?.textContent).toBe("You have the word");
  });

  it("says why something was refused", async () => {
    named();
    answer = () => Promise.reject(new RequestProblem("session_changed", "The session has moved on."));
    show({});
    await press("Direct reply");
    expect(container.textContent).toContain("The session has moved on.");
  });
});
