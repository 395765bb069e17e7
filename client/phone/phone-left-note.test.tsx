// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Writing } from "@/board/document/session-state";
import type { SessionCommandInput } from "@/contract/session-commands";
import { useNoteDraft } from "@/client/session/use-note-draft";
import { RequestProblem } from "@/client/ui/request-json";
import { PhoneLeftNote } from "./phone-left-note";
import { PhoneWriting } from "./phone-writing";
import { SessionEnded } from "./session-ended";
import { useActing } from "./use-acting";

let root: Root;
let container: HTMLElement;
let sent: SessionCommandInput[];
let answer: () => Promise<void>;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  localStorage.setItem("paperboard.person", JSON.stringify({ name: "Phil", color: "#3b62d6" }));
  sent = [];
  answer = () => Promise.resolve();
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  container.remove();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const open: Writing = {
  id: "write-1",
  prompt: "Risks?",
  named: false,
  topicId: null,
  openedAt: 1,
  writers: 1,
  notes: 1,
  revealedAt: null,
};
const revealed: Writing = { ...open, revealedAt: 2 };
const mine = { id: "note-1", text: "It is slow" };

function Cards({ writing, running }: { writing: Writing | null; running: boolean }) {
  const acting = useActing();
  const note = useNoteDraft(writing);
  const send = (command: SessionCommandInput) => {
    sent.push(command);
    return answer();
  };
  const left = note.left ? (
    <PhoneLeftNote left={note.left} onDrop={note.dropLeft} acting={acting} send={running ? send : null} />
  ) : null;
  if (!running) return <SessionEnded boardId="board" mayRead={false} left={left} />;
  return (
    <>
      {left}
      {writing ? (
        <PhoneWriting
          key={writing.id}
          writing={writing}
          notes={[mine]}
          note={note}
          acting={acting}
          send={send}
        />
      ) : null}
    </>
  );
}

function show(writing: Writing | null, running = true): void {
  act(() => root.render(<Cards writing={writing} running={running} />));
}

function type(text: string): void {
  const field = container.querySelector("textarea");
  if (!field) throw new Error("there is no field");
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function press(name: string): Promise<void> {
  const found = [...container.querySelectorAll("button")].find(
    (one) => one.textContent === name || one.getAttribute("aria-label") === name,
  );
  if (!found) throw new Error(`there is no button ${name}`);
  await act(async () => found.click());
}

const left = () => container.querySelector('[data-testid="left-note"]')?.textContent ?? null;

describe("a private note that was being written when the writing ended", () => {
  it("stays with the sentence that all were revealed, and goes to the inbox as a point", async () => {
    show(open);
    type("Half a thou");
    show(revealed);
    expect(left()).toContain("The notes were revealed before yours was added.");
    expect(left()).toContain("Half a thou");
    await press("Send to the inbox as a point");
    expect(sent).toEqual([{ type: "inbox.send", kind: "point", text: "Half a thou", name: "Phil" }]);
    expect(left()).toBeNull();
  });

  it("stays with the sentence that all were discarded, until it is discarded, too", async () => {
    show(open);
    type("Half a thou");
    show(null);
    expect(left()).toContain("The notes were discarded before yours was added.");
    await press("Discard");
    expect(left()).toBeNull();
    expect(sent).toEqual([]);
  });

  it("stays when another writing is opened, whose field is empty", () => {
    show(open);
    type("Half a thou");
    show({ ...open, id: "write-2" });
    expect(left()).toContain("Private writing ended before yours was added.");
    expect(container.querySelector("textarea")?.value).toBe("");
  });

  it("stays readable once the session is over, where nothing can be sent", () => {
    show(open);
    type("Half a thou");
    show(revealed);
    show(null, false);
    expect(left()).toContain("Half a thou");
    expect(left()).not.toContain("Send to the inbox");
  });

  it("stays when the inbox did not take it", async () => {
    answer = () => Promise.reject(new RequestProblem("session_limit", "Enough."));
    show(open);
    type("Half a thou");
    show(revealed);
    await press("Send to the inbox as a point");
    expect(left()).toContain("Half a thou");
  });

  it("is not left when the server took it just before", async () => {
    let take = () => {};
    answer = () => new Promise((resolve) => (take = resolve));
    show(open);
    type("Just in time");
    await press("Add note");
    show(revealed);
    await act(async () => take());
    expect(left()).toBeNull();
  });

  it("is not left when nothing was typed, or a note was only looked at to be changed", async () => {
    show(open);
    show(revealed);
    expect(left()).toBeNull();
    show({ ...open, id: "write-2" });
    await press("Change this note");
    show(null);
    expect(left()).toBeNull();
  });
});
