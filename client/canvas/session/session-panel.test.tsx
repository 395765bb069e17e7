// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { InstancePresenceRecordType, type Editor } from "tldraw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  NO_SESSION,
  type Hum,
  type SessionState,
  type Topic,
  type Writing,
} from "@/board/document/session-state";
import { startSession } from "@/board/session/apply-command";
import type { Role } from "@/contract/roles";
import type { SessionView } from "@/contract/session-commands";
import { createItem } from "../items/create-item";
import { createItemsEditor } from "../items/testing/items-editor";
import { SessionButton } from "./session-button";
import { SessionProvider } from "./session-context";
import { SessionLines } from "./session-lines";
import { SessionPanel } from "./session-panel";

let root: Root;
let container: HTMLElement;
let editor: Editor;
let sent: Record<string, unknown>[];
let said: string[];
let view: Omit<SessionView, "now">;
let state: SessionState;
let tell: () => void;

const NOW = Date.parse("2026-11-23T15:00:00Z");

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  sent = [];
  said = [];
  view = { code: "abcd2345", ballots: {}, notes: [], inbox: [] };
  tell = () => undefined;
  vi.stubGlobal("fetch", async (_path: string, init?: { body?: string }) => {
    if (init?.body) sent.push(JSON.parse(init.body) as Record<string, unknown>);
    return Response.json(init?.body ? { now: Date.now(), applied: true } : { now: Date.now(), ...view });
  });
  vi.spyOn(Date, "now").mockReturnValue(NOW);
  editor = createItemsEditor();
  container = document.createElement("div");
  document.body.append(container);
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  container.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function show(
  next: SessionState,
  { role = "facilitator" as Role, name = "Fay" as string | null } = {},
) {
  state = next;
  const session = {
    getState: () => state,
    subscribe: (listener: () => void) => {
      tell = listener;
      return () => undefined;
    },
  };
  await act(async () =>
    root.render(
      <SessionProvider
        connection={{ session }}
        boardId="board"
        role={role}
        online
        locked={false}
        personId="me"
        name={name}
        report={(text) => said.push(text)}
        askName={() => said.push("asked")}
      >
        <SessionButton open onToggle={() => undefined} />
        <SessionLines editor={editor} panelOpen onPanel={() => undefined} />
        <SessionPanel editor={editor} onClose={() => undefined} onCapture={null} />
      </SessionProvider>,
    ),
  );
}

async function press(label: string): Promise<void> {
  const button = [...container.querySelectorAll("button")].find(
    (one) => one.textContent.trim() === label || one.getAttribute("aria-label") === label,
  );
  if (!button) throw new Error(`there is no button ${label}`);
  await act(async () => button.click());
}

async function choose(label: string, value: string): Promise<void> {
  const select = container.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`);
  if (!select) throw new Error(`there is no choice ${label}`);
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

async function type(label: string, text: string): Promise<void> {
  const field = container.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (!field) throw new Error(`there is no field ${label}`);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function running(more: Partial<SessionState> = {}): SessionState {
  const started = startSession(NO_SESSION, { id: "run-1", linkId: "link-1", at: NOW });
  if ("refused" in started) throw new Error("refused");
  return { ...started.state, ...more };
}

function topic(id: string, startedAt: number | null = null): Topic {
  return {
    id,
    title: `About ${id}`,
    minutes: 5,
    frameId: null,
    order: Number(id.slice(-1)),
    startedAt,
    endedAt: null,
    spentMs: 0,
    addedMinutes: 0,
  };
}

function hum(more: Partial<Hum> = {}): Hum {
  return {
    id: "hum-1",
    itemId: null,
    question: "Go on?",
    anonymous: true,
    topicId: null,
    openedAt: NOW,
    closedAt: null,
    voices: { room: 2, remote: 1 },
    result: null,
    ...more,
  };
}

const WRITING: Writing = {
  id: "write-1",
  prompt: "Risks?",
  named: false,
  topicId: null,
  openedAt: NOW,
  writers: 0,
  notes: 0,
  revealedAt: null,
};

describe("the session on a board", () => {
  it("is started by the facilitator, and waited for by others", async () => {
    await show(NO_SESSION);
    await press("Start session");
    expect(sent).toMatchObject([{ type: "session.start" }]);
    await show(NO_SESSION, { role: "viewer" });
    expect(container.textContent).not.toContain("Start session");
  });

  it("offers another short address when nobody can join by the one there was", async () => {
    view.code = null;
    // Before the first answer of a session that has just begun.
    await show(running());
    expect(container.textContent).not.toContain("New short address");
    const gone = { ...running(), run: { id: "run-1", startedAt: NOW, endedAt: null, linkId: "" } };
    await show(gone, { role: "viewer" });
    expect(container.textContent).not.toContain("New short address");
    await show(gone);
    expect(container.querySelector('[data-testid="session-address"]')).toBeNull();
    expect(container.textContent).toContain("the link behind the short address was revoked");
    view.code = "bcde2345";
    await press("New short address");
    expect(sent).toMatchObject([{ type: "session.code", runId: "run-1" }]);
    // The document names another link: the new address is asked for.
    const other = running();
    await show({ ...other, run: other.run && { ...other.run, linkId: "link-2" } });
    expect(container.querySelector('[data-testid="session-address"]')?.textContent).toContain("bcde2345");
  });

  it("shows hum checks of this session, not of the one before", async () => {
    const result = {
      room: { object: 0, "can-live-with": 0, support: 1, abstain: 0 },
      remote: { object: 0, "can-live-with": 0, support: 0, abstain: 0 },
    };
    const before = hum({
      id: "hum-0",
      itemId: "shape:gone",
      question: "Earlier?",
      openedAt: NOW - 1,
      closedAt: NOW - 1,
      result,
    });
    await show(running({ hums: [before, hum({ question: "Today?" })] }));
    expect(container.textContent).toContain("Today?");
    expect(container.textContent).not.toContain("Earlier?");
  });

  it("shows the same clock in header and panel, and its overrun", async () => {
    const current = { topicId: "topic-1", startedAt: NOW - 6 * 60_000, pausedAt: null, pausedMs: 0 };
    await show(running({ topics: [topic("topic-1", NOW - 6 * 60_000), topic("topic-2")], current }));
    expect(container.querySelector('[data-testid="session-clock"]')?.textContent).toBe("+1:00");
    expect(container.textContent).toContain("1:00 over");
    await press("Next topic");
    await press("Add 5 min");
    await press("Pause");
    expect(sent).toMatchObject([
      { type: "topic.start", topicId: "topic-2" },
      { type: "timer.extend", topicId: "topic-1", minutes: 5 },
      { type: "timer.pause", topicId: "topic-1" },
    ]);
  });

  it("goes on with a topic that was not talked about, as the room's screen says", async () => {
    const done = { ...topic("topic-2", NOW - 9 * 60_000), endedAt: NOW - 8 * 60_000 };
    const current = { topicId: "topic-1", startedAt: NOW - 60_000, pausedAt: null, pausedMs: 0 };
    const topics = [topic("topic-1", NOW - 60_000), done, topic("topic-3")];
    await show(running({ topics, current }));
    await press("Next topic");
    expect(sent).toMatchObject([{ type: "topic.start", topicId: "topic-3" }]);
    await show(running({ topics: topics.slice(0, 2), current }));
    expect(container.textContent).not.toContain("Next topic");
    expect(container.textContent).toContain("Finish topic");
  });

  it("lets every facilitator release a spotlight, also of somebody who vanished", async () => {
    const spotlight = { id: "spot-1", personId: "gone", name: "Gus", since: NOW };
    await show(running({ spotlight }), { role: "participant" });
    expect(container.textContent).not.toContain("Release spotlight");
    await show(running({ spotlight }));
    expect(container.textContent).toContain("Spotlight on me");
    await press("Release spotlight");
    expect(sent).toMatchObject([{ type: "attention.release" }]);
  });

  it("lets the scribe say whether a point is for or against the proposal, or blocks it", async () => {
    const proposal = createItem(editor, { type: "proposal", props: { title: "Drop it" } });
    editor.complete();
    if (proposal) editor.select(proposal);
    view.inbox = [{ id: "text-1", kind: "point", text: "It breaks users", name: "Pia", at: NOW }];
    await show(running({ inboxWaiting: 1 }), { role: "participant" });
    await choose("What Pia’s point is for the proposal", "blocking");
    await press("Add to Drop it");
    expect(sent).toMatchObject([
      { type: "inbox.deliver", entryId: "text-1", proposalId: proposal, sign: "blocking" },
    ]);
    await act(async () => void editor.selectNone());
    expect(container.querySelector('select[aria-label^="What Pia"]')).toBeNull();
  });

  it("lets facilitators remove whoever stands on the list or sent a text, also from a phone", async () => {
    const asked: [string, string | undefined][] = [];
    vi.stubGlobal("fetch", async (path: string, init?: { method?: string; body?: string }) => {
      if (path.endsWith("/people")) {
        asked.push([init?.method ?? "", init?.body]);
        return Response.json({});
      }
      if (init?.body) sent.push(JSON.parse(init.body) as Record<string, unknown>);
      return Response.json(init?.body ? { now: NOW, applied: true } : { now: NOW, ...view });
    });
    const hand = (id: string, personId: string | null, name: string) =>
      ({ id, personId, name, kind: "new-topic", place: "phone", at: NOW, order: 0 }) as const;
    const queue = [hand("hand-1", "pia", "Pia"), hand("hand-2", null, "Olga"), hand("hand-3", "me", "Fay")];
    view.inbox = [{ id: "text-1", kind: "point", text: "Spam", name: "Tom", at: NOW, personId: "tom" }];
    await show(running({ queue, inboxWaiting: 1 }), { role: "participant" });
    expect(container.querySelector('[aria-label^="Remove Pia"]')).toBeNull();
    expect(container.querySelector('[aria-label^="Remove Tom"]')).toBeNull();
    await show(running({ queue, inboxWaiting: 1 }));
    for (const other of ["Olga", "Fay"])
      expect(container.querySelector(`[aria-label="Remove ${other} from this board…"]`)).toBeNull();
    await press("Remove Pia from this board…");
    expect(container.textContent).toContain("Pia loses the board at once");
    await press("Keep");
    expect(asked).toEqual([]);
    await press("Remove Pia from this board…");
    await press("Remove Pia");
    expect(asked).toEqual([["DELETE", JSON.stringify({ personId: "pia" })]]);
    // Whoever is not here cannot be called.
    expect(sent).toMatchObject([{ type: "queue.remove", entryId: "hand-1" }]);
    expect(container.textContent).toContain("Pia was removed.");
    expect(document.activeElement?.textContent).toContain("Pia was removed.");
    await press("Let back in");
    expect(asked.at(-1)).toEqual(["POST", JSON.stringify({ personId: "pia" })]);
    await press("Remove Tom from this board…");
    await press("Remove Tom");
    expect(asked.at(-1)).toEqual(["DELETE", JSON.stringify({ personId: "tom" })]);
  });

  it("puts people without a device on the list for a direct reply, too", async () => {
    await show(running());
    await type("Add someone without a device", "Olga");
    await choose("What they want to say", "direct-reply");
    await press("Add");
    await type("Add someone without a device", "Paul");
    await press("Add");
    expect(sent).toMatchObject([
      { type: "queue.add", name: "Olga", kind: "direct-reply", place: "room" },
      { type: "queue.add", name: "Paul", kind: "new-topic" },
    ]);
  });

  it("shows nobody's control to a viewer, but the hand", async () => {
    await show(running({ topics: [topic("topic-1")] }), { role: "viewer", name: "Vic" });
    for (const label of ["Next topic", "End session", "Add topic", "Open hum check"])
      expect(container.textContent).not.toContain(label);
    await press("Direct reply");
    expect(sent).toMatchObject([{ type: "queue.raise", name: "Vic", kind: "direct-reply", place: "remote" }]);
  });

  it("asks whoever has no name before a hand goes up", async () => {
    await show(running(), { role: "viewer", name: null });
    await press("Direct reply");
    expect(sent).toEqual([]);
    expect(said).toContain("asked");
  });

  it("has a vote bar while a hum check is open, and counts once it is closed", async () => {
    await show(running({ hums: [hum()] }), { role: "viewer", name: null });
    expect(container.textContent).toContain("2 in the room, 1 remote");
    expect(container.querySelector('[data-testid="hum-result"]')).toBeNull();
    await press("Can live with");
    expect(sent).toMatchObject([{ type: "hum.vote", humId: "hum-1", choice: "can-live-with", name: null }]);
    const none = { object: 0, "can-live-with": 0, support: 0, abstain: 0 };
    const result = { room: { ...none, support: 2 }, remote: { ...none, object: 1 } };
    await act(async () => {
      state = running({ hums: [hum({ closedAt: NOW, result })] });
      tell();
    });
    expect(container.querySelector('[data-testid="vote-bar"]')).toBeNull();
    expect(container.querySelector('[data-testid="hum-result"]')?.textContent).toContain("Support202");
  });

  it("brings the person there after five seconds, unless they stay or came late", async () => {
    const bring = {
      id: "bring-1",
      personId: "fay",
      name: "Fay",
      at: NOW,
      pageId: editor.getCurrentPageId(),
      box: { x: 5000, y: 5000, w: 1000, h: 800 },
    };
    await show(running({ bring }), { role: "participant" });
    expect(container.querySelector('[data-testid="bring"]')?.textContent).toContain("Fay brings you");
    await press("Stay here");
    expect(container.querySelector('[data-testid="bring"]')).toBeNull();
    const before = editor.getViewportPageBounds().clone();
    vi.mocked(Date.now).mockReturnValue(NOW + 60_000);
    await act(async () => {
      state = running({ bring: { ...bring, id: "bring-2" } });
      tell();
    });
    expect(editor.getViewportPageBounds()).toEqual(before);
    await act(async () => {
      state = running({ bring: { ...bring, id: "bring-3", at: NOW + 54_500 } });
      tell();
    });
    expect(editor.getViewportPageBounds().center.x).toBeCloseTo(5500);
  });

  it("follows the person in the spotlight until this one steps out, and again", async () => {
    const { id } = InstancePresenceRecordType.create({
      id: InstancePresenceRecordType.createId("fay"),
      currentPageId: editor.getCurrentPageId(),
      userId: "fay",
      userName: "Fay",
    });
    const spotlight = { id: "spot-1", personId: "fay", name: "Fay", since: NOW };
    await show(running({ spotlight }), { role: "participant" });
    expect(container.querySelector('[data-testid="spotlight"]')?.textContent).toContain("cannot be followed");
    await act(async () =>
      editor.store.put([
        InstancePresenceRecordType.create({
          id,
          currentPageId: editor.getCurrentPageId(),
          userId: "fay",
          userName: "Fay",
          camera: { x: 0, y: 0, z: 1 },
          screenBounds: { x: 0, y: 0, w: 1000, h: 800 },
          lastActivityTimestamp: NOW,
        }),
      ]),
    );
    expect(editor.getInstanceState().followingUserId).toBe("fay");
    expect(container.textContent).toContain("You follow Fay.");
    // As moving the camera by hand, or Escape, does.
    await act(async () => void editor.stopFollowingUser());
    expect(container.textContent).toContain("You stepped out.");
    await press("Follow again");
    expect(editor.getInstanceState().followingUserId).toBe("fay");
    await act(async () => {
      state = running();
      tell();
    });
    expect(editor.getInstanceState().followingUserId).toBeNull();
    expect(container.querySelector('[data-testid="spotlight"]')).toBeNull();
  });

  it("leaves whoever follows the spotlight with it when everybody is brought somewhere", async () => {
    editor.store.put([
      InstancePresenceRecordType.create({
        id: InstancePresenceRecordType.createId("fay"),
        currentPageId: editor.getCurrentPageId(),
        userId: "fay",
        userName: "Fay",
        camera: { x: 0, y: 0, z: 1 },
        screenBounds: { x: 0, y: 0, w: 1000, h: 800 },
        lastActivityTimestamp: NOW,
      }),
    ]);
    const spotlight = { id: "spot-1", personId: "fay", name: "Fay", since: NOW };
    const bring = {
      id: "bring-1",
      personId: "gil",
      name: "Gil",
      at: NOW - 6_000,
      pageId: editor.getCurrentPageId(),
      box: { x: 5000, y: 5000, w: 1000, h: 800 },
    };
    await show(running({ spotlight }), { role: "participant" });
    expect(editor.getInstanceState().followingUserId).toBe("fay");
    await act(async () => {
      state = running({ spotlight, bring });
      tell();
    });
    expect(editor.getInstanceState().followingUserId).toBe("fay");
    expect(container.querySelector('[data-testid="bring"]')).toBeNull();
    expect(container.textContent).toContain("You follow Fay.");
    // Whoever stepped out is not led, and comes along.
    await press("Step out");
    await act(async () => {
      state = running({ spotlight, bring: { ...bring, id: "bring-2" } });
      tell();
    });
    expect(editor.getViewportPageBounds().center.x).toBeCloseTo(5500);
  });

  it("keeps what was typed for a private note until it was taken", async () => {
    vi.stubGlobal("fetch", async (_path: string, init?: { body?: string }) =>
      init?.body
        ? Response.json({ error: { code: "session_limit", message: "Enough." } }, { status: 409 })
        : Response.json({ now: NOW, ...view }),
    );
    await show(running({ writing: WRITING }), { role: "viewer" });
    const note = container.querySelector<HTMLTextAreaElement>('textarea[aria-label="Your note"]');
    if (!note) throw new Error("there is no field for notes");
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(note, "It is slow");
      note.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await press("Add note");
    expect(said).toContain("Enough.");
    expect(note.value).toBe("It is slow");
  });

  it("keeps a private note that was being typed when all were shown or discarded", async () => {
    const draft = async (text: string) => {
      const note = container.querySelector<HTMLTextAreaElement>('textarea[aria-label="Your note"]');
      if (!note) throw new Error("there is no field for notes");
      await act(async () => {
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(note, text);
        note.dispatchEvent(new Event("input", { bubbles: true }));
      });
    };
    const become = (next: SessionState) =>
      act(async () => {
        state = next;
        tell();
      });
    const left = () => container.querySelector('[data-testid="left-note"]')?.textContent ?? null;
    await show(running({ writing: WRITING }), { role: "viewer" });
    await draft("It is sl");
    await become(running({ writing: { ...WRITING, revealedAt: NOW } }));
    expect(left()).toContain("The notes were revealed before yours was added.");
    await press("Send to the inbox as a point");
    expect(sent).toMatchObject([{ type: "inbox.send", kind: "point", text: "It is sl", name: "Fay" }]);
    expect(left()).toBeNull();

    await become(running({ writing: { ...WRITING, id: "write-2" } }));
    await draft("Nobody kn");
    await become(running({ writing: null }));
    expect(left()).toContain("The notes were discarded before yours was added.");
    await become({ ...running({ writing: null }), run: null });
    expect(left()).toContain("Nobody kn");
    expect(left()).not.toContain("Send to the inbox");
    await press("Discard");
    expect(left()).toBeNull();
  });
});
