import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/contract/roles";
import { SessionCommand } from "@/contract/session-command-schema";
import type { SessionCommandInput, SessionCommandType } from "@/contract/session-commands";
import type { Actor, Services } from "./services";
import { servicesUnderTest } from "./services-under-test";

/** A command of each type, about nothing that exists. */
const COMMANDS: { [Type in SessionCommandType]: Omit<Extract<SessionCommandInput, { type: Type }>, "type"> } =
  {
    "session.start": {},
    "session.end": { runId: "command-1" },
    "session.code": { runId: "command-1" },
    "topic.put": { topicId: "topic-1", title: "A topic", minutes: 5 },
    "topic.remove": { topicId: "topic-1" },
    "topic.move": { topicId: "topic-1", before: null },
    "topic.start": { topicId: "topic-1" },
    "topic.end": { topicId: "topic-1" },
    "timer.extend": { topicId: "topic-1", minutes: 1 },
    "timer.pause": { topicId: "topic-1" },
    "timer.resume": { topicId: "topic-1" },
    "attention.bring": { name: "Fay", pageId: "page:page", box: { x: 0, y: 0, w: 1, h: 1 } },
    "attention.spotlight": { name: "Fay" },
    "attention.release": { spotlightId: "command-1" },
    "queue.raise": { name: "Vic", kind: "new-topic", place: "room" },
    "queue.lower": {},
    "queue.add": { entryId: "entry-1", name: "Guest", kind: "new-topic" },
    "queue.remove": { entryId: "entry-1" },
    "queue.skip": { entryId: "entry-1" },
    "queue.move": { entryId: "entry-1", before: null },
    "queue.call": { entryId: "entry-1" },
    "speaker.end": { entryId: "entry-1" },
    "hum.open": { humId: "hum-one", question: "Go on?", anonymous: true },
    "hum.vote": { humId: "hum-one", choice: "support", place: "room" },
    "hum.close": { humId: "hum-one" },
    "writing.open": { writingId: "write-1", prompt: "Risks?", named: false },
    "writing.note": { writingId: "write-1", noteId: "note-1", text: "One", name: "Vic" },
    "writing.reveal": { writingId: "write-1" },
    "writing.discard": { writingId: "write-1" },
    "inbox.send": { kind: "question", text: "Why?", name: "Vic" },
    "inbox.deliver": { entryId: "entry-1" },
    "inbox.dismiss": { entryId: "entry-1" },
    "board.lock": { locked: true },
  };
const SPEAK_OR_EDIT = [
  "queue.lower",
  "hum.vote",
  "writing.note",
  "inbox.send",
  "queue.raise",
  "inbox.deliver",
  "inbox.dismiss",
];
const RUN_SESSION = (Object.keys(COMMANDS) as SessionCommandType[]).filter(
  (type) => !SPEAK_OR_EDIT.includes(type),
);

/** Gives a command; that it means nothing now does not matter. */
function runCommand(type: SessionCommandType) {
  return async (services: Services, actor: Actor, boardId: string) => {
    const command = SessionCommand.parse({
      id: `command-${type}`.replace(".", "-"),
      type,
      ...COMMANDS[type],
    });
    await services.runSessionCommand(actor, boardId, command).catch((error: { code?: string }) => {
      if (error.code !== "session_not_running" && error.code !== "session_changed") throw error;
    });
  };
}

/** Use cases that exist now, and the weakest roles that may; the rows of the access matrix behind them. */
const USE_CASES: {
  name: string;
  roles: readonly Role[];
  run: (services: Services, actor: Actor, boardId: string) => Promise<unknown>;
}[] = [
  { name: "read the board", roles: ROLES, run: (services, actor, id) => services.getBoard(actor, id) },
  {
    name: "read the canvas",
    roles: ROLES,
    run: (services, actor, id) => services.documentState(actor, id, "canvas"),
  },
  {
    name: "read the session",
    roles: ROLES,
    run: (services, actor, id) => services.documentState(actor, id, "session"),
  },
  {
    name: "copy the board",
    roles: ["viewer", "participant", "facilitator"],
    run: (services, actor, id) => services.copyBoard(actor, id, nothing(), null).catch(expectBadRequest),
  },
  { name: "read the record", roles: ROLES, run: (services, actor, id) => services.boardRecord(actor, id) },
  {
    name: "read about seal and library",
    roles: ROLES,
    run: (services, actor, id) => services.reviewFacts(actor, id),
  },
  {
    name: "change an action item",
    roles: ["participant", "facilitator"],
    run: (services, actor, id) =>
      services.changeAction(actor, id, "no-such-item", { status: "done" }).catch(expectNotFound),
  },
  {
    name: "read who changed action items",
    roles: ROLES,
    run: (services, actor, id) => services.actionChanges(actor, id),
  },
  { name: "have a standing", roles: ROLES, run: (services, actor, id) => services.standing(actor, id) },
  {
    name: "rename",
    roles: ["facilitator"],
    run: (services, actor, id) => services.renameBoard(actor, id, "New"),
  },
  {
    name: "seal",
    roles: ["facilitator"],
    run: (services, actor, id) => services.sealBoard(actor, id, { by: "" }),
  },
  { name: "reopen", roles: ["facilitator"], run: (services, actor, id) => services.reopenBoard(actor, id) },
  {
    name: "publish",
    roles: ["facilitator"],
    run: (services, actor, id) => services.publishBoard(actor, id, { seal: false, by: "" }, null),
  },
  {
    name: "take back",
    roles: ["facilitator"],
    run: (services, actor, id) => services.takeBackBoard(actor, id),
  },
  {
    name: "say where the discussion came from",
    roles: ["facilitator"],
    run: (services, actor, id) => services.setOrigin(actor, id, "https://lists.example/1"),
  },
  {
    name: "continue in a new board",
    roles: ["facilitator"],
    run: (services, actor, id) =>
      services.continueBoard(actor, id, { title: "Next", structure: "blank" }, null),
  },
  {
    name: "list links",
    roles: ["participant", "facilitator"],
    run: (services, actor, id) => services.listLinks(actor, id),
  },
  {
    name: "make a link",
    roles: ["facilitator"],
    run: (services, actor, id) => services.createLink(actor, id, { role: "viewer", label: "" }),
  },
  {
    name: "revoke a link",
    roles: ["facilitator"],
    run: (services, actor, id) => services.revokeLink(actor, id, "no-such-link").catch(expectNotFound),
  },
  {
    name: "replace a link",
    roles: ["facilitator"],
    run: (services, actor, id) => services.replaceLink(actor, id, "no-such-link").catch(expectNotFound),
  },
  {
    name: "remove a person",
    roles: ["facilitator"],
    run: (services, actor, id) => services.removePerson(actor, id, "nobody").catch(expectNotFound),
  },
  {
    name: "let a person back in",
    roles: ["facilitator"],
    run: (services, actor, id) => services.readmitPerson(actor, id, "nobody").catch(expectNotFound),
  },
  {
    name: "duplicate",
    roles: ["viewer", "participant", "facilitator"],
    run: (services, actor, id) => services.duplicateBoard(actor, id, { title: "Copy" }, null),
  },
  {
    name: "see the thumbnail",
    roles: ROLES,
    run: (services, actor, id) => services.findThumbnail(actor, id, "light").catch(expectNotFound),
  },
  {
    name: "send a thumbnail",
    roles: ["participant", "facilitator"],
    run: (services, actor, id) =>
      services.saveThumbnail(actor, id, { theme: "light", body: nothing() }).catch(expectUnsupported),
  },
  {
    name: "list the pictures of frames",
    roles: ROLES,
    run: (services, actor, id) => services.listFramePictures(actor, id),
  },
  {
    name: "see the picture of a frame",
    roles: ROLES,
    run: (services, actor, id) => services.findFramePicture(actor, id, "none").catch(expectNotFound),
  },
  {
    name: "send the picture of a frame",
    roles: ["participant", "facilitator"],
    run: (services, actor, id) =>
      services.saveFramePicture(actor, id, "none", { seq: 0, body: nothing() }).catch(expectNotFound),
  },
  {
    name: "download the archive",
    roles: ROLES,
    run: (services, actor, id) => services.exportArchive(actor, id),
  },
  {
    name: "see what of the session is for oneself",
    roles: ROLES,
    run: (services, actor, id) => services.sessionView(actor, id),
  },
  {
    name: "list what was decided",
    roles: ROLES,
    run: (services, actor, id) => services.listDecisions(actor, id),
  },
  ...(["queue.lower", "hum.vote", "writing.note", "inbox.send", "queue.raise"] as const).map((type) => ({
    name: `give the command ${type}`,
    roles: ["viewer", "participant", "facilitator"] as const,
    run: runCommand(type),
  })),
  ...(["inbox.deliver", "inbox.dismiss"] as const).map((type) => ({
    name: `give the command ${type}`,
    roles: ["participant", "facilitator"] as const,
    run: runCommand(type),
  })),
  ...RUN_SESSION.map((type) => ({
    name: `give the command ${type}`,
    roles: ["facilitator"] as const,
    run: runCommand(type),
  })),
  { name: "delete", roles: ["facilitator"], run: (services, actor, id) => services.deleteBoard(actor, id) },
];

/** What everybody may do with a published board. */
const READING: readonly string[] = [
  "read the board",
  "read the canvas",
  "read the session",
  "read the record",
  "read about seal and library",
  "read who changed action items",
  // Nobody votes or writes as a stranger: there is nothing in it.
  "see what of the session is for oneself",
  "have a standing",
  "see the thumbnail",
  "list the pictures of frames",
  "see the picture of a frame",
  "download the archive",
  "list what was decided",
];

/** The link or person was looked for, so the actor was let through. */
function expectNotFound(error: unknown): void {
  if ((error as { code?: string }).code !== "not_found") throw error;
}

/** The copy was looked at, so the actor was let through. */
function expectBadRequest(error: unknown): void {
  if ((error as { code?: string }).code !== "bad_request") throw error;
}

/** What was sent was looked at, so the actor was let through. */
function expectUnsupported(error: unknown): void {
  if ((error as { code?: string }).code !== "unsupported_file") throw error;
}

async function* nothing() {
  yield new Uint8Array();
}

const CELLS = USE_CASES.flatMap((useCase) =>
  ROLES.map((role) => ({ ...useCase, role, allowed: useCase.roles.includes(role) })),
);

describe("access matrix over the services", () => {
  it.each(CELLS)("by token: $role / $name is $allowed", async ({ role, run, allowed }) => {
    const { services, board, program } = servicesUnderTest();
    const { id, tokens } = await board();
    const attempt = run(services, await program(tokens[role]), id);
    if (allowed) await attempt;
    else await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(CELLS)("by browser session: $role / $name is $allowed", async ({ role, run, allowed }) => {
    const { services, board, browser } = servicesUnderTest();
    const { id, tokens } = await board();
    const visitor = browser();
    await visitor.join(tokens[role]);
    const attempt = run(services, await visitor.actor(), id);
    if (allowed) await attempt;
    else await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(USE_CASES)("without a link nobody may $name", async ({ run }) => {
    const { services, board, browser } = servicesUnderTest();
    const { id } = await board();
    await expect(run(services, await browser().actor(), id)).rejects.toMatchObject({ code: "not_joined" });
  });

  it.each(USE_CASES)(
    "of a published board a stranger may $name only if that is to read",
    async ({ name, run }) => {
      const { services, board, browser } = servicesUnderTest();
      const { id, creator } = await board();
      await services.publishBoard(await creator.actor(), id, { seal: false, by: "" }, null);
      const attempt = run(services, await browser().actor(), id);
      if (READING.includes(name)) await attempt;
      else await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    },
  );

  it.each(USE_CASES)("the strongest link of another board does not help to $name", async ({ run }) => {
    const { services, board, program } = servicesUnderTest();
    const [mine, other] = [await board(), await board()];
    await expect(run(services, await mine.creator.actor(), other.id)).rejects.toMatchObject({
      code: "not_joined",
    });
    const actor = await program(mine.tokens.facilitator);
    await expect(run(services, actor, other.id)).rejects.toMatchObject({ code: "not_joined" });
  });

  it.each(ROLES)(
    "search and the list of action items show the boards of a link of role %s, and no others",
    async (role) => {
      const { services, board, browser, program, project } = servicesUnderTest();
      const [mine, other] = [await board("late-module-patching"), await board("late-module-patching")];
      await project();
      const visitor = browser();
      await visitor.join(mine.tokens[role]);
      for (const actor of [await program(mine.tokens[role]), await visitor.actor()]) {
        const { boards } = await services.search(actor, "module");
        expect(boards.map(({ id }) => id)).toEqual([mine.id]);
        const { actions, boards: choices } = await services.listActions(actor, everything);
        expect(new Set(actions.map(({ boardId, role }) => `${boardId} ${role}`))).toEqual(
          new Set([`${mine.id} ${role}`]),
        );
        expect(choices.map(({ id }) => id)).toEqual([mine.id]);
      }
      const stranger = await browser().actor();
      expect(await services.search(stranger, "module")).toEqual({ boards: [] });
      expect(await services.listActions(stranger, everything)).toMatchObject({ actions: [], total: 0 });
      expect(await services.listActions(stranger, { ...everything, board: other.id })).toMatchObject({
        total: 0,
      });
    },
  );
});

const everything = { status: "all", offset: 0, limit: 100 } as const;
