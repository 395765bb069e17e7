import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/contract/roles";
import { loadInstanceKey } from "@/server/access/instance-key";
import { createTokenSealer } from "@/server/access/token-sealer";
import { hashSecret } from "@/server/access/tokens";
import { MIGRATIONS_DIRECTORY } from "@/server/storage/storage-harness";
import { rm } from "node:fs/promises";
import { addBoard, createWorkplace } from "./instance-under-test";
import { makeLinks, parseRoles } from "./make-links";

let work: Awaited<ReturnType<typeof createWorkplace>>;
beforeEach(async () => {
  work = await createWorkplace();
  await work.withStores("a", async ({ boards }) => {
    await addBoard(boards, "one", "Late module patching, 2019");
    await addBoard(boards, "two", "Weekly: ÜBERSICHT");
    await addBoard(boards, "three", "Weekly: modules");
  });
});
afterEach(() => work.dispose());

const make = (board: string, roles = ROLES.toReversed(), fromTrash = false) =>
  makeLinks({
    config: work.configOf("a"),
    migrationsDirectory: MIGRATIONS_DIRECTORY,
    board,
    fromTrash,
    roles,
    origin: "https://board.example.org",
    now: Date.now,
  });

describe("links for an operator", () => {
  it("open the board in their role, and a facilitator can see them again", async () => {
    const { board, links } = await make("one");
    expect(board.title).toBe("Late module patching, 2019");
    expect(links.map(({ role }) => role)).toEqual(["facilitator", "participant", "viewer", "room"]);
    const { dataDir } = work.configOf("a");
    const sealer = createTokenSealer(await loadInstanceKey(dataDir));
    await work.withStores("a", async ({ access }) => {
      for (const { role, url } of links) {
        const token = url.replace("https://board.example.org/join/", "");
        const row = await access.findLinkByTokenHash(hashSecret(token));
        expect(row).toMatchObject({ boardId: "one", role, expiresAt: null, revokedAt: null });
        expect(row?.label).toMatch(/^Operator, \d{4}-\d\d-\d\d$/);
        expect(sealer.open(row?.id ?? "", row?.tokenSealed ?? new Uint8Array())).toBe(token);
      }
    });
  });

  it("are made beside a server that has the database open", async () => {
    await work.withStores("a", async ({ access }) => {
      const { links } = await make("two", ["viewer"]);
      expect(links).toHaveLength(1);
      expect(await access.listLinks("two")).toHaveLength(1);
    });
  });

  it.each([
    ["late MODULE", "one"],
    ["übersicht", "two"],
    ["modules weekly", "three"],
    [" three ", "three"],
  ])("find the board by %j", async (text, id) => {
    expect((await make(text, ["viewer"])).board.id).toBe(id);
  });

  it("are not made when several boards fit; these are listed with their ids", async () => {
    await expect(make("weekly")).rejects.toThrow(/^2 boards fit "weekly".*id(.|\n)*three .*Weekly: modules/);
    await work.withStores("a", async ({ access }) => expect(await access.listLinks("three")).toEqual([]));
  });

  it("without a board list what there is", async () => {
    await expect(make("")).rejects.toThrow(/^Which board\?(.|\n)*one(.|\n)*two/);
  });

  it("say when no board fits", async () => {
    await expect(make("nothing")).rejects.toThrow(/No board has the id "nothing"/);
  });

  it("are made to boards in the trash only when that is asked for, and then take them out", async () => {
    await work.withStores("a", ({ boards }) => boards.trashBoard("three", 5_000));
    expect((await make("weekly", ["viewer"])).board.id).toBe("two");
    await expect(make("modules", ["viewer"])).rejects.toThrow(
      /"Weekly: modules" \(three\) is in the trash since 1970-01-01 00:00 UTC\. --from-trash/,
    );
    await expect(make("")).rejects.toThrow(/three .*\(in the trash\)/);
    await expect(make("late", ["viewer"], true)).rejects.toThrow(/No board in the trash fits "late"/);
    expect(await make("modules", ["viewer"], true)).toMatchObject({
      board: { id: "three", deletedAt: 5_000 },
    });
    await work.withStores("a", async ({ boards, access }) => {
      expect(await boards.getBoard("three")).toMatchObject({ deletedAt: null });
      expect(await access.listLinks("three")).toHaveLength(1);
    });
  });

  it("do not let a title write lines or control a terminal", async () => {
    await work.withStores("a", ({ boards }) =>
      addBoard(boards, "four", "Weekly\u001B[2J\nhttps://evil.example"),
    );
    const listed = await make("weekly").then(
      () => "",
      (error: unknown) => (error as Error).message,
    );
    expect(listed).toContain("four");
    expect(listed).not.toContain("\u001B");
    expect(listed.split("\n")).toHaveLength(4);
  });

  it("do not make a database or a key where there is none", async () => {
    const { dataDir } = work.configOf("a");
    await rm(path.join(dataDir, "instance.key"));
    await expect(make("one")).rejects.toThrow(/instance\.key/);
    const elsewhere = { ...work.configOf("none") };
    await expect(
      makeLinks({
        config: elsewhere,
        migrationsDirectory: MIGRATIONS_DIRECTORY,
        board: "one",
        fromTrash: false,
        roles: ["viewer"],
        origin: "https://x.example",
        now: Date.now,
      }),
    ).rejects.toThrow(/There is no database at/);
  });

  it("are not made on a database that the server has yet to update", async () => {
    await work.withStores(
      "a",
      async ({ prisma }) => void (await prisma.$executeRaw`DELETE FROM _prisma_migrations`),
    );
    await expect(make("one")).rejects.toThrow(/older version .* Start the server once/);
  });
});

describe("parseRoles", () => {
  it("reads one or several, strongest first", () => {
    expect(parseRoles("viewer")).toEqual(["viewer"]);
    expect(parseRoles("viewer, facilitator,viewer")).toEqual(["facilitator", "viewer"]);
  });

  it.each(["boss", "", "viewer,"])("names what is no role in %j", (text) => {
    expect(() => parseRoles(text)).toThrow(/is no role; roles are facilitator, participant, viewer, room\./);
  });
});
