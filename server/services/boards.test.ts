import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readBoardFacts, setSealed } from "@/board/document/session-document";
import { TEMPLATE_IDS } from "@/contract/api";
import { ROLES } from "@/contract/roles";
import { ORIGIN, servicesUnderTest, tokenOf } from "./services-under-test";

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, update);
  return doc;
}

describe("createBoard", () => {
  it("gives one link per role, each an absolute URL that ends in its token", async () => {
    const { services, board, program } = servicesUnderTest();
    const { id, links } = await board();
    expect(Object.keys(links).sort()).toEqual([...ROLES].sort());
    for (const role of ROLES) {
      expect(links[role]).toMatch(new RegExp(`^${ORIGIN}/join/[A-Za-z0-9_-]{22,}$`));
      const actor = await program(tokenOf(links[role]));
      expect(await services.standing(actor, id)).toMatchObject({ role });
    }
  });

  it("makes the browser that asked its facilitator", async () => {
    const { services, board } = servicesUnderTest();
    const { id, creator } = await board();
    expect(await services.getBoard(await creator.actor(), id)).toMatchObject({
      role: "facilitator",
      title: "A board",
    });
    expect((await services.listBoards(await creator.actor())).map((entry) => entry.id)).toEqual([id]);
  });

  it("gives a program its links and no cookie", async () => {
    const { services, facts, access } = servicesUnderTest();
    const actor = await services.identify(facts({ method: "POST" }));
    const made = await services.createBoard(actor, { title: "T", template: "blank" }, null);
    expect(made.setCookie).toBeNull();
    expect(await access.listLinks(made.id)).toHaveLength(4);
  });

  it.each(TEMPLATE_IDS)("fills the documents once, from the template %s", async (template) => {
    const { services, boards, board } = servicesUnderTest();
    const { id, creator } = await board(template);
    const actor = await creator.actor();
    const session = await services.documentState(actor, id, "session");
    expect(readBoardFacts(docOf(session.update))).toMatchObject({ title: "A board", template });
    expect(session.seq).toBe(1);
    const canvas = docOf((await services.documentState(actor, id, "canvas")).update);
    expect([...canvas.getMap("records").keys()]).toContain("document:document");
    expect((await boards.loadDocument(id, "canvas")).seq).toBe(1);
  });

  it("stores tokens neither readable nor in the log of the board", async () => {
    const { access, board } = servicesUnderTest();
    const { id, tokens } = await board();
    const stored = Buffer.concat(
      (await access.listLinks(id)).flatMap((link) => [
        link.tokenHash,
        link.tokenSealed,
        Buffer.from(link.id),
      ]),
    );
    for (const role of ROLES) expect(stored.includes(tokens[role])).toBe(false);
  });

  it("needs the create key where one is set, and ten wrong ones are enough", async () => {
    const { services, facts } = servicesUnderTest({ createKey: "open-sesame" });
    const actor = await services.identify(facts({ method: "POST" }));
    const create = (key: string | null) =>
      services.createBoard(actor, { title: "T", template: "blank" }, key);
    expect(services.createKeyRequired()).toBe(true);
    for (let i = 0; i < 20; i++)
      await expect(create(null)).rejects.toMatchObject({ code: "create_key_required" });
    expect((await create("open-sesame")).id).not.toBe("");
    for (let i = 0; i < 10; i++)
      await expect(create("wrong")).rejects.toMatchObject({ code: "create_key_required" });
    await expect(create("open-sesame")).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("needs no key where none is set", () => {
    expect(servicesUnderTest().services.createKeyRequired()).toBe(false);
  });
});

describe("listBoards", () => {
  it("lists what the browser may still open, last edited first, with its role there", async () => {
    const { services, boards, board, browser, clock } = servicesUnderTest();
    const [first, second, third] = [await board(), await board(), await board()];
    const visitor = browser();
    await visitor.join(first.tokens.viewer);
    await visitor.join(first.tokens.participant);
    await visitor.join(second.tokens.viewer);
    await visitor.join(third.tokens.viewer);
    clock.ms += 1000;
    await boards.appendRows(first.id, "canvas", [
      { person: "server", at: clock.ms, update: Y.encodeStateAsUpdate(new Y.Doc()) },
    ]);
    const actor = await third.creator.actor();
    const [link] = (await services.listLinks(actor, third.id)).filter(({ role }) => role === "viewer");
    await services.revokeLink(actor, third.id, link?.id ?? "");

    const listed = await services.listBoards(await visitor.actor());
    expect(listed.map(({ id, role }) => [id, role])).toEqual([
      [first.id, "participant"],
      [second.id, "viewer"],
    ]);
  });

  it("is empty for a stranger, and one board for a token", async () => {
    const { services, board, browser, program } = servicesUnderTest();
    const { id, tokens } = await board();
    await board();
    expect(await services.listBoards(await browser().actor())).toEqual([]);
    const listed = await services.listBoards(await program(tokens.viewer));
    expect(listed.map((entry) => entry.id)).toEqual([id]);
  });
});

describe("renameBoard", () => {
  it("changes the session document and the table", async () => {
    const { services, boards, board } = servicesUnderTest();
    const { id, creator } = await board();
    const actor = await creator.actor();
    expect((await services.renameBoard(actor, id, "New title")).title).toBe("New title");
    expect((await boards.getBoard(id))?.title).toBe("New title");
    const { update } = await services.documentState(actor, id, "session");
    expect(readBoardFacts(docOf(update)).title).toBe("New title");
  });

  it("is refused on a sealed board", async () => {
    const { services, registry, boards, board } = servicesUnderTest();
    const { id, creator } = await board();
    await registry.edit(id, "session", (doc) => setSealed(doc, true));
    const attempt = services.renameBoard(await creator.actor(), id, "New title");
    await expect(attempt).rejects.toMatchObject({ code: "sealed" });
    expect((await boards.getBoard(id))?.title).toBe("A board");
  });
});

describe("listTemplates", () => {
  it("offers every template id", () => {
    const ids = servicesUnderTest()
      .services.listTemplates()
      .map(({ id }) => id);
    expect(ids).toEqual([...TEMPLATE_IDS]);
  });
});
