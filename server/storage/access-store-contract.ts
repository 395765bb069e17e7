import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccessStore, GrantRow, LinkRow, SessionRow } from "./access-store";
import { newBoard } from "./board-store-contract";
import type { StorageHarness } from "./storage-harness";

/** What every AccessStore must do. Registers the tests for one implementation. */
export function describeAccessStore(name: string, createHarness: () => Promise<StorageHarness>): void {
  describe(`access store: ${name}`, () => {
    let harness: StorageHarness;
    let store: AccessStore;

    beforeEach(async () => {
      harness = await createHarness();
      store = harness.access;
      await harness.boards.createBoard(newBoard("one"));
      await harness.boards.createBoard(newBoard("two"));
    });
    afterEach(() => harness.dispose());

    test("a link is found by its id and by the hash of its token, with every field", async () => {
      const full = link("a", { role: "participant", label: "Room 2 ✓", expiresAt: 2 ** 41, revokedAt: 7 });
      await store.createLinks([full, link("b")]);
      expect(await store.getLink("a")).toEqual(full);
      expect(await store.findLinkByTokenHash(full.tokenHash)).toEqual(full);
      expect(await store.getLink("b")).toEqual(link("b"));
    });

    test("an unknown id or hash finds nothing", async () => {
      await store.createLinks([link("a")]);
      expect(await store.getLink("b")).toBeNull();
      expect(await store.findLinkByTokenHash(hash("b"))).toBeNull();
      expect(await store.findLinkByTokenHash(hash("a").subarray(0, 5))).toBeNull();
    });

    test("links of a board are listed oldest first, revoked ones too", async () => {
      await store.createLinks([
        link("late", { createdAt: 30 }),
        link("early", { createdAt: 10, revokedAt: 11 }),
        link("other", { boardId: "two", createdAt: 5 }),
        link("middle", { createdAt: 20 }),
      ]);
      expect((await store.listLinks("one")).map(({ id }) => id)).toEqual(["early", "middle", "late"]);
      expect(await store.listLinks("none")).toEqual([]);
    });

    test("links are created all or none", async () => {
      await store.createLinks([link("a")]);
      await expectCode(store.createLinks([link("b"), link("a")]), "conflict");
      await expectCode(store.createLinks([link("c"), link("d", { boardId: "none" })]), "not_found");
      expect((await store.listLinks("one")).map(({ id }) => id)).toEqual(["a"]);
    });

    test("two links never share a token", async () => {
      await store.createLinks([link("a")]);
      await expectCode(store.createLinks([link("b", { tokenHash: hash("a") })]), "conflict");
    });

    test("a link is revoked once, and only through its own board", async () => {
      await store.createLinks([link("a")]);
      expect(await store.revokeLink("two", "a", 50)).toBe(false);
      expect(await store.revokeLink("one", "none", 50)).toBe(false);
      expect((await store.getLink("a"))?.revokedAt).toBeNull();
      expect(await store.revokeLink("one", "a", 60)).toBe(true);
      expect(await store.revokeLink("one", "a", 70)).toBe(true);
      expect((await store.getLink("a"))?.revokedAt).toBe(60);
    });

    test("a link is replaced once, and only on its own board", async () => {
      await store.createLinks([link("a", { label: "Room 2" })]);
      const by = (id: string, boardId = "one") => ({ link: link(id, { boardId }), at: 60, grant: null });
      expect(await store.replaceLink("a", by("x", "two"))).toBe(false);
      expect(await store.replaceLink("none", by("x"))).toBe(false);
      expect(await store.getLink("x")).toBeNull();
      expect(await store.replaceLink("a", by("b"))).toBe(true);
      expect(await store.replaceLink("a", by("c"))).toBe(false);
      expect((await store.listLinks("one")).map(({ id, revokedAt }) => [id, revokedAt])).toEqual([
        ["a", 60],
        ["b", null],
      ]);
    });

    test("a link is replaced together with a grant for the new one, or not at all", async () => {
      await store.createLinks([link("a")]);
      const orphan = { link: link("b"), at: 60, grant: grant("none", "one", "b", 60) };
      await expectCode(store.replaceLink("a", orphan), "not_found");
      await store.createSession(session("s"));
      expect(await store.replaceLink("a", { ...orphan, grant: grant("s", "one", "b", 60) })).toBe(true);
      expect((await store.listGrants("s")).map((found) => found.link.id)).toEqual(["b"]);
    });

    test("[SE11] the short address of a session leads to the link that replaces its own", async () => {
      await store.createLinks([link("a"), link("other")]);
      await harness.session.addCode({ code: "abcd2345", boardId: "one", linkId: "a" });
      await harness.session.addCode({ code: "bcde2345", boardId: "one", linkId: "other" });
      await store.replaceLink("a", { link: link("b"), at: 60, grant: null });
      expect(await harness.session.findCode("abcd2345")).toMatchObject({ linkId: "b" });
      expect(await harness.session.findCode("bcde2345")).toMatchObject({ linkId: "other" });
    });

    test("of several replacements of a link at once one counts", async () => {
      await store.createLinks([link("a")]);
      const done = await Promise.all(
        ["b", "c", "d"].map((id) => store.replaceLink("a", { link: link(id), at: 60, grant: null })),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await store.listLinks("one")).toHaveLength(2);
    });

    test("a session is found by the hash of its cookie and by its person", async () => {
      await store.createSession(session("s"));
      expect(await store.findSessionBySecretHash(hash("s"))).toEqual(session("s"));
      expect(await store.findSessionBySecretHash(hash("t"))).toBeNull();
      expect(await store.findSessionByPersonId("person s")).toEqual(session("s"));
      expect(await store.findSessionByPersonId("s")).toBeNull();
    });

    test("neither a session's cookie nor its person is given twice", async () => {
      await store.createSession(session("s"));
      await expectCode(store.createSession({ ...session("t"), secretHash: hash("s") }), "conflict");
      await expectCode(store.createSession({ ...session("t"), personId: "person s" }), "conflict");
      expect(await store.findSessionBySecretHash(hash("t"))).toBeNull();
    });

    test("the time a session was seen only moves forward", async () => {
      await store.createSession(session("s"));
      await store.touchSession("s", 500);
      await store.touchSession("s", 400);
      await store.touchSession("none", 900);
      expect((await store.findSessionBySecretHash(hash("s")))?.seenAt).toBe(500);
    });

    describe("grants", () => {
      beforeEach(async () => {
        await store.createLinks([link("a"), link("b"), link("c", { boardId: "two" })]);
        await store.createSession(session("s"));
        await store.createSession(session("t"));
      });

      test("grants come with their links, on one board or on all", async () => {
        await store.addGrant(grant("s", "one", "a", 10));
        await store.addGrant(grant("s", "one", "b", 20));
        await store.addGrant(grant("s", "two", "c", 30));
        await store.addGrant(grant("t", "one", "a", 40));
        expect(await store.listGrants("s", "one")).toEqual([
          { grant: grant("s", "one", "a", 10), link: link("a") },
          { grant: grant("s", "one", "b", 20), link: link("b") },
        ]);
        expect((await store.listGrants("s")).map(({ link: { id } }) => id)).toEqual(["a", "b", "c"]);
        expect(await store.listGrants("s", "none")).toEqual([]);
        expect(await store.listGrants("none")).toEqual([]);
      });

      test("a grant shows that its link was revoked", async () => {
        await store.addGrant(grant("s", "one", "a", 10));
        await store.revokeLink("one", "a", 99);
        expect((await store.listGrants("s"))[0]?.link.revokedAt).toBe(99);
      });

      test("granting twice keeps the first grant and does not undo a removal", async () => {
        await store.addGrant(grant("s", "one", "a", 10));
        await store.addGrant(grant("s", "one", "a", 20));
        await store.removeGrants("one", ["s"], 30);
        await store.addGrant(grant("s", "one", "a", 40));
        expect((await store.listGrants("s")).map((found) => found.grant)).toEqual([
          { ...grant("s", "one", "a", 10), removedAt: 30 },
        ]);
      });

      test("the same grant from several tabs at once is one grant", async () => {
        await Promise.all(Array.from({ length: 8 }, () => store.addGrant(grant("s", "one", "a", 10))));
        expect(await store.listGrants("s")).toHaveLength(1);
      });

      test("a removal marks every grant of these sessions on this board, once", async () => {
        await store.addGrant(grant("s", "one", "a", 10));
        await store.addGrant(grant("s", "one", "b", 10));
        await store.addGrant(grant("s", "two", "c", 10));
        await store.addGrant(grant("t", "one", "a", 10));
        await store.removeGrants("one", ["s", "none"], 50);
        await store.removeGrants("one", ["s"], 60);
        await store.removeGrants("one", [], 70);
        const removed = async (sessionId: string) =>
          (await store.listGrants(sessionId)).map((found) => found.grant.removedAt);
        expect(await removed("s")).toEqual([50, 50, null]);
        expect(await removed("t")).toEqual([null]);

        await store.restoreGrants("two", ["s"]);
        await store.restoreGrants("one", ["none"]);
        expect(await removed("s")).toEqual([50, 50, null]);
        await store.restoreGrants("one", ["s"]);
        expect(await removed("s")).toEqual([null, null, null]);
      });

      test("a grant needs its session, board and link", async () => {
        await expectCode(store.addGrant(grant("none", "one", "a", 10)), "not_found");
        await expectCode(store.addGrant(grant("s", "none", "a", 10)), "not_found");
        await expectCode(store.addGrant(grant("s", "one", "none", 10)), "not_found");
      });
    });
  });
}

function link(id: string, over: Partial<LinkRow> = {}): LinkRow {
  return {
    id,
    boardId: "one",
    role: "viewer",
    label: "",
    tokenHash: hash(id),
    tokenSealed: Uint8Array.of(0, 255, 10, 13),
    createdAt: 1_700_000_000_000,
    expiresAt: null,
    revokedAt: null,
    ...over,
  };
}

function session(id: string): SessionRow {
  return { id, secretHash: hash(id), personId: `person ${id}`, createdAt: 100, seenAt: 100 };
}

function grant(sessionId: string, boardId: string, linkId: string, grantedAt: number): GrantRow {
  return { sessionId, boardId, linkId, grantedAt, removedAt: null };
}

/** Stands for a hash: any bytes that differ per name. */
function hash(name: string): Uint8Array {
  return Uint8Array.from(
    { length: 32 },
    (_, index) => (name.charCodeAt(index % name.length) * 7 + index) & 0xff,
  );
}

async function expectCode(promise: Promise<unknown>, code: string): Promise<void> {
  await expect(promise).rejects.toMatchObject({ code });
}
