import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { setSealed } from "@/board/document/session-document";
import { readSessionState } from "@/board/document/session-state";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import type { Role } from "@/contract/roles";
import { SessionCommand } from "@/contract/session-command-schema";
import type { SessionCommandInput } from "@/contract/session-commands";
import { servicesUnderTest } from "./services-under-test";
import type { Actor } from "./services";

const check = createRecordCheck(createPaperboardSchema());

/** A board with a browser for each role; commands get ids of their own unless they bring one. */
async function sessionUnderTest(options: { started?: boolean } = {}) {
  const world = servicesUnderTest();
  const { services, board, browser, registry } = world;
  const { id, tokens, creator } = await board("discussion-session");
  const people = new Map<string, Awaited<ReturnType<typeof visitor>>>();
  let commands = 0;

  async function visitor(role: Role) {
    const jar = browser();
    await jar.join(tokens[role]);
    return jar;
  }
  async function actor(who: string): Promise<Actor> {
    if (who === "fay") return creator.actor();
    const known =
      people.get(who) ?? (await visitor(who === "vic" || who === "viv" ? "viewer" : "participant"));
    people.set(who, known);
    return known.actor();
  }
  async function send(who: string, input: SessionCommandInput & { id?: string }) {
    commands += 1;
    const command = SessionCommand.parse({ id: `command-${commands}`, ...input });
    return services.runSessionCommand(await actor(who), id, command);
  }
  const state = () => registry.read(id, "session", readSessionState);
  const canvas = () => registry.read(id, "canvas", (doc) => recordsOf(doc, check));
  const view = async (who: string) => services.sessionView(await actor(who), id);
  const personOf = async (who: string) => (await services.standing(await actor(who), id)).personId;
  if (options.started !== false) await send("fay", { type: "session.start" });
  return { ...world, id, tokens, creator, actor, send, state, canvas, view, personOf };
}

const hum = (anonymous = true): SessionCommandInput => ({
  type: "hum.open",
  humId: "hum-one",
  question: "Go on?",
  anonymous,
});
const vote = (choice: "object" | "support" | "abstain", place: "room" | "remote" = "remote") =>
  ({ type: "hum.vote", humId: "hum-one", choice, place, name: "A name" }) as const;

describe("a session's command", () => {
  it("[SE2] is carried out once, however often it is sent", async () => {
    const { send, state } = await sessionUnderTest();
    const put = { type: "topic.put", topicId: "topic-1", title: "First", minutes: 5 } as const;
    await send("fay", put);
    await send("fay", { type: "topic.start", topicId: "topic-1" });
    const extend = { id: "the-same", type: "timer.extend", minutes: 5 } as const;
    expect(await send("fay", extend)).toMatchObject({ applied: true });
    expect(await send("fay", extend)).toMatchObject({ applied: false });
    expect((await state()).topics[0]?.addedMinutes).toBe(5);
  });

  it("[SE2] that comes again after later ones changes nothing", async () => {
    const { send, state } = await sessionUnderTest();
    const raise = {
      id: "raise-1",
      type: "queue.raise",
      name: "Vic",
      kind: "new-topic",
      place: "phone",
    } as const;
    await send("vic", raise);
    await send("fay", { type: "queue.call", entryId: "raise-1" });
    await send("vic", raise);
    expect(await state()).toMatchObject({ queue: [], speaker: { name: "Vic", place: "phone" } });
    await send("fay", hum());
    const first = { id: "vote-1", ...vote("object") };
    await send("vic", first);
    await send("vic", { id: "vote-2", ...vote("support") });
    await send("vic", first);
    expect((await send("fay", { type: "hum.close", humId: "hum-one" })).applied).toBe(true);
    expect((await state()).hums[0]?.result?.remote).toMatchObject({ object: 0, support: 1 });
  });

  it("[SE2] by many people at once loses none", async () => {
    const { send, state } = await sessionUnderTest();
    const names = ["ann", "bob", "cleo", "vic", "viv"];
    await Promise.all(
      names.map((name) => send(name, { type: "queue.raise", name, kind: "new-topic", place: "room" })),
    );
    expect((await state()).queue.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it("[SE2] is answered when it is on disk, and does not keep the next one waiting until then", async () => {
    const { send, registry } = await sessionUnderTest();
    const edit = registry.edit.bind(registry);
    let write = () => {};
    const disk = new Promise<void>((resolve) => (write = resolve));
    let changes = 0;
    registry.edit = async (...asked) => {
      await edit(...asked);
      changes += 1;
      await disk;
    };
    let answered = 0;
    const all = ["ann", "bob", "vic"].map((name) =>
      send(name, { type: "queue.raise", name, kind: "new-topic", place: "room" }).then(() => (answered += 1)),
    );
    await expect.poll(() => changes).toBe(3);
    expect(answered).toBe(0);
    write();
    await Promise.all(all);
  });

  it("[SE3] has the server's time, whatever the sender's clock says", async () => {
    const { send, state, clock } = await sessionUnderTest();
    await send("fay", { type: "topic.put", topicId: "topic-1", title: "First", minutes: 5 });
    clock.ms += 60_000;
    const { now } = await send("fay", { type: "topic.start", topicId: "topic-1" });
    expect(now).toBe(clock.ms);
    expect((await state()).current?.startedAt).toBe(clock.ms);
  });

  it("[SE4] is refused on a sealed board", async () => {
    const { send, registry, id } = await sessionUnderTest();
    await registry.edit(id, "session", (doc) => setSealed(doc, true));
    await expect(send("fay", { type: "queue.lower" })).rejects.toMatchObject({ code: "sealed" });
  });

  it("[SE12] too often in a minute is refused, for that person", async () => {
    const { send, clock } = await sessionUnderTest();
    for (let n = 0; n < 120; n += 1) await send("vic", { type: "queue.lower" });
    await expect(send("vic", { type: "queue.lower" })).rejects.toMatchObject({ code: "rate_limited" });
    await send("viv", { type: "queue.lower" });
    clock.ms += 60_000;
    await send("vic", { type: "queue.lower" });
  });

  it("locks the board for all but facilitators", async () => {
    const { send, registry, id } = await sessionUnderTest();
    await send("fay", { type: "board.lock", locked: true });
    expect(await registry.read(id, "session", (doc) => doc.getMap("meta").get("locked"))).toBe(true);
    await send("ann", { id: "text-1", type: "inbox.send", kind: "question", text: "Why?", name: "Ann" });
    const deliver = { type: "inbox.deliver", entryId: "text-1" } as const;
    await expect(send("ann", deliver)).rejects.toMatchObject({ code: "locked" });
    await send("fay", deliver);
  });
});

describe("a hum check", () => {
  it("[SE7] has one voice a person, the last, and keeps room and remote apart", async () => {
    const { send, state, view } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("object", "room"));
    await send("vic", vote("support", "room"));
    await send("ann", vote("abstain"));
    const { hums } = await state();
    expect(hums[0]).toMatchObject({ voices: { room: 1, remote: 1 }, result: null });
    expect((await view("vic")).ballots).toEqual({ "hum-one": "support" });
    expect((await view("viv")).ballots).toEqual({});
    await send("fay", { type: "hum.close", humId: "hum-one" });
    const none = { object: 0, "can-live-with": 0, support: 0, abstain: 0 };
    expect((await state()).hums[0]?.result).toEqual({
      room: { ...none, support: 1 },
      remote: { ...none, abstain: 1 },
    });
    await expect(send("viv", vote("object"))).rejects.toMatchObject({ code: "session_changed" });
  });

  it("[SE7] erases ballots and tags when it is closed, also when the first try was cut off", async () => {
    const { send, session, id, state } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("object"));
    const erase = session.eraseBallotsExcept.bind(session);
    session.eraseBallotsExcept = () => Promise.reject(new Error("the process was killed"));
    const close = { id: "close-1", type: "hum.close", humId: "hum-one" } as const;
    await expect(send("fay", close)).rejects.toThrow("killed");
    expect((await state()).hums[0]?.result).not.toBeNull();
    session.eraseBallotsExcept = erase;
    expect(await send("fay", close)).toMatchObject({ applied: false });
    expect(await session.listBallots(id, "hum-one")).toEqual([]);
  });

  it("[SE7] with names shows who chose what, once it is closed", async () => {
    const { send, state } = await sessionUnderTest();
    await send("fay", hum(false));
    await expect(send("vic", { ...vote("object"), name: null })).rejects.toMatchObject({
      code: "bad_request",
    });
    await send("vic", { ...vote("object"), name: "Vic" });
    await send("ann", { ...vote("support", "room"), name: "Ann" });
    await send("fay", { type: "session.end" });
    expect((await state()).hums[0]?.result?.names).toEqual([
      { name: "Ann", choice: "support", place: "room" },
      { name: "Vic", choice: "object", place: "remote" },
    ]);
  });
});

describe("private writing", () => {
  const open = { type: "writing.open", writingId: "write-1", prompt: "What may fail?", named: true } as const;
  const note = (noteId: string, text: string, name = "Vic") =>
    ({ type: "writing.note", writingId: "write-1", noteId, text, name }) as const;

  it("[SE8] shows nobody's notes but one's own, until all lie on the canvas", async () => {
    const { send, state, view, canvas, session, id } = await sessionUnderTest();
    await send("fay", open);
    await send("vic", note("note-1", "It may be slow"));
    await send("vic", note("note-2", "It may be late"));
    await send("vic", note("note-2", ""));
    await send("ann", note("note-3", "Nobody maintains it", "Ann"));
    await expect(send("ann", note("note-1", "mine now"))).rejects.toMatchObject({ code: "session_changed" });
    expect((await state()).writing).toMatchObject({ writers: 2, notes: 2, revealedAt: null });
    expect((await view("vic")).notes).toEqual([{ id: "note-1", text: "It may be slow" }]);
    expect((await view("fay")).notes).toEqual([]);

    await send("fay", { type: "writing.reveal", writingId: "write-1" });
    const { records, rejected } = await canvas();
    expect(rejected).toEqual([]);
    const frame = records.get("shape:writing-write-1");
    expect(frame).toMatchObject({ type: "frame", props: { name: "What may fail?" } });
    const notes = [...records.values()].filter(
      (record) => record.typeName === "shape" && record.parentId === frame?.id,
    );
    expect(notes.map((record) => JSON.stringify(record)).join()).toContain("— Ann");
    expect(notes).toHaveLength(2);
    expect(await session.listNotes(id, "write-1")).toEqual([]);
  });

  it("[SE8] reveals once, when it was cut off between the canvas and the session", async () => {
    const { send, canvas, registry, state } = await sessionUnderTest();
    await send("fay", open);
    await send("vic", note("note-1", "It may be slow"));
    const edit = registry.edit.bind(registry);
    registry.edit = (board, document, change) =>
      document === "session" ? Promise.reject(new Error("killed")) : edit(board, document, change);
    const reveal = { id: "reveal-1", type: "writing.reveal", writingId: "write-1" } as const;
    await expect(send("fay", reveal)).rejects.toThrow("killed");
    registry.edit = edit;
    const before = (await canvas()).records.size;
    await send("fay", reveal);
    expect((await canvas()).records.size).toBe(before);
    expect((await state()).writing?.revealedAt).not.toBeNull();
  });

  it("[SE8] is neither lost at the session's end nor forgotten", async () => {
    const { send, state, session, id } = await sessionUnderTest();
    await send("fay", open);
    await send("vic", note("note-1", "It may be slow"));
    await expect(send("fay", { type: "session.end" })).rejects.toMatchObject({
      code: "session_changed",
      message: expect.stringContaining("private notes"),
    });
    await send("fay", { type: "writing.discard", writingId: "write-1" });
    expect(await session.listNotes(id, "write-1")).toEqual([]);
    await send("fay", { type: "session.end" });
    expect((await state()).writing).toBeNull();
  });

  it("[SE12] takes so many notes of one person", async () => {
    const { send } = await sessionUnderTest();
    await send("fay", open);
    for (let n = 0; n < 20; n += 1) await send("vic", note(`note-${n + 100}`, "x"));
    await expect(send("vic", note("note-one-more", "x"))).rejects.toMatchObject({ code: "session_limit" });
    await send("vic", note("note-100", "changed"));
  });
});

describe("the inbox", () => {
  const text = (id: string, kind: "question" | "point" | "action-item" = "question") =>
    ({ id, type: "inbox.send", kind, text: "Who uses it?", name: "Vic" }) as const;

  it("[SE9] is for the scribes' eyes and the author's", async () => {
    const { send, view, state } = await sessionUnderTest();
    await send("vic", text("text-1"));
    await send("vic", text("text-1"));
    expect((await state()).inboxWaiting).toBe(1);
    expect((await view("vic")).inbox).toHaveLength(1);
    expect((await view("viv")).inbox).toEqual([]);
    expect((await view("ann")).inbox).toMatchObject([{ id: "text-1", kind: "question", name: "Vic" }]);
  });

  it("[SE9] is delivered into the topic's frame with its author, once", async () => {
    const { send, canvas, state, view } = await sessionUnderTest();
    const { records } = await canvas();
    const frame = [...records.values()].find(
      (record) => record.typeName === "shape" && record.type === "frame",
    );
    await send("fay", {
      type: "topic.put",
      topicId: "topic-1",
      title: "Scope",
      minutes: 5,
      frameId: frame?.id,
    });
    await send("fay", { type: "topic.start", topicId: "topic-1" });
    await send("vic", text("text-1"));
    await send("vic", text("text-2", "action-item"));
    await send("vic", text("text-3", "point"));
    const ends = await Promise.allSettled([
      send("ann", { type: "inbox.deliver", entryId: "text-1" }),
      send("bob", { type: "inbox.deliver", entryId: "text-1" }),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await send("ann", { type: "inbox.deliver", entryId: "text-2" });
    await send("ann", { type: "inbox.deliver", entryId: "text-3" });
    const after = await canvas();
    expect(after.rejected).toEqual([]);
    expect(after.records.get("shape:inbox-text-1")).toMatchObject({
      type: "question",
      props: { text: "Who uses it? (Vic)" },
    });
    expect(after.records.get("shape:inbox-text-2")).toMatchObject({ type: "action-item" });
    expect(after.records.get("shape:inbox-text-3")).toMatchObject({ type: "note" });
    expect((await state()).delivered).toHaveLength(3);
    expect((await state()).inboxWaiting).toBe(0);
    expect((await view("ann")).inbox).toEqual([]);
  });

  it("[SE9] adds a point to a proposal in its author's name", async () => {
    const { send, canvas } = await sessionUnderTest();
    const proposal = [...(await canvas()).records.values()].find(
      (record) => record.typeName === "shape" && (record.type as string) === "proposal",
    );
    await send("vic", text("text-1", "point"));
    const proposalId = proposal?.id ?? "";
    await send("ann", { type: "inbox.deliver", entryId: "text-1", proposalId, sign: "blocking" });
    expect((await canvas()).records.get(proposal?.id ?? ("" as never))).toMatchObject({
      props: { points: { "text-1": { sign: "blocking", text: "Who uses it?", author: "Vic" } } },
    });
  });

  it("[SE9] is dismissed, and takes no more than one person may send", async () => {
    const { send, state, session, id } = await sessionUnderTest();
    for (let n = 0; n < 10; n += 1) await send("vic", text(`text-${n}`));
    await expect(send("vic", text("text-10"))).rejects.toMatchObject({ code: "session_limit" });
    await send("ann", { type: "inbox.dismiss", entryId: "text-0" });
    expect((await state()).inboxWaiting).toBe(9);
    expect(await session.findInboxText(id, "text-0")).toBeNull();
    await expect(send("vic", { type: "inbox.dismiss", entryId: "text-1" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("secrets", () => {
  it("[SE10] are in no document, and in no history of one, before they are due", async () => {
    const { send, boards, id, personOf } = await sessionUnderTest();
    const SECRETS = ["wexford", "quillfeather", "brambleknot"];
    await send("fay", hum(false));
    await send("vic", { ...vote("object"), name: "Wexford" });
    await send("fay", { type: "writing.open", writingId: "write-1", prompt: "Risks?", named: true });
    await send("vic", {
      type: "writing.note",
      writingId: "write-1",
      noteId: "note-1",
      text: "quillfeather",
      name: "Quillfeather",
    });
    await send("vic", { type: "inbox.send", kind: "point", text: "brambleknot", name: "Brambleknot" });
    const stored = async () => {
      const texts: string[] = [];
      for (const document of ["canvas", "session"] as const) {
        const { snapshot, rows } = await boards.loadDocument(id, document);
        for (const part of [snapshot, ...rows]) {
          if (!part) continue;
          const doc = new Y.Doc();
          Y.applyUpdate(doc, part.update);
          texts.push(Buffer.from(part.update).toString("latin1"), JSON.stringify(doc.toJSON()));
        }
      }
      return texts.join("\n").toLowerCase();
    };
    const before = await stored();
    for (const secret of SECRETS) expect(before).not.toContain(secret);
    // Who has chosen is as secret as what.
    expect(before).not.toContain(await personOf("vic"));

    await send("fay", { type: "hum.close", humId: "hum-one" });
    await send("fay", { type: "writing.reveal", writingId: "write-1" });
    expect(await stored()).toContain("wexford");
    expect(await stored()).toContain("quillfeather");
  });

  it("[SE7] a ballot's tag is not the person, and differs in every hum check", async () => {
    const { send, session, id, personOf } = await sessionUnderTest();
    await send("fay", hum());
    await send("fay", { type: "hum.open", humId: "hum-two", question: "And this?", anonymous: true });
    await send("vic", vote("object"));
    await send("vic", { ...vote("object"), humId: "hum-two" });
    const [one] = await session.listBallots(id, "hum-one");
    const [two] = await session.listBallots(id, "hum-two");
    expect(one?.name).toBeNull();
    expect(one?.voter).not.toBe(two?.voter);
    expect(JSON.stringify([one, two])).not.toContain(await personOf("vic"));
  });
});

describe("the short address of a session", () => {
  it("[SE11] opens the board for viewers while the session runs, and not after", async () => {
    const { services, send, view, browser, id } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    expect(code).toMatch(/^[a-z2-9]{8}$/);
    const phone = browser();
    const opened = await services.joinByCode(await phone.actor(), ` ${code.toUpperCase()} `);
    phone.keep(opened.setCookie);
    expect(opened.location).toBe(`/phone/${id}`);
    expect(await services.standing(await phone.actor(), id)).toMatchObject({ role: "viewer" });
    await send("fay", { type: "session.end" });
    expect((await view("vic")).code).toBeNull();
    await expect(services.standing(await phone.actor(), id)).rejects.toMatchObject({ code: "link_revoked" });
    await expect(services.joinByCode(await browser().actor(), code)).rejects.toMatchObject({
      code: "code_unknown",
    });
  });

  it("[SE11] stands in no document, which may be published", async () => {
    const { view, registry, id } = await sessionUnderTest();
    const { code } = await view("fay");
    expect(await registry.read(id, "session", (doc) => JSON.stringify(doc.toJSON()))).not.toContain(code);
  });

  it("[SE11] is another in the next session", async () => {
    const { services, send, view, browser } = await sessionUnderTest();
    const first = (await view("vic")).code ?? "";
    await send("fay", { type: "session.end" });
    await send("fay", { type: "session.start" });
    const second = (await view("vic")).code ?? "";
    expect(second).not.toBe(first);
    await services.joinByCode(await browser().actor(), second);
  });

  it("[SE11] is not found by trying: after ten failures a minute nothing is looked up", async () => {
    const { services, view, browser, clock } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    const actor = await browser().actor();
    for (let n = 0; n < 10; n += 1)
      await expect(services.joinByCode(actor, `wrong${n}`)).rejects.toMatchObject({ code: "code_unknown" });
    await expect(services.joinByCode(actor, code)).rejects.toMatchObject({ code: "rate_limited" });
    const other = await browser().actor({ address: "192.0.2.7" });
    await services.joinByCode(other, code);
    clock.ms += 60_000;
    await services.joinByCode(actor, code);
  });
});
