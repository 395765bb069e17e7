import { describe, expect, it } from "vitest";
import { parseConfig } from "@/server/config";
import { parseCommand } from "./command-line";
import { UsageError } from "./operator-error";
import { runCommand } from "./run-command";

const parse = (command: string, ...args: string[]) => parseCommand(command, args, "/home/ann");

describe("parseCommand", () => {
  it("takes a board as an id or as words of a title", () => {
    expect(parse("links", "weekly", "meeting", "--role", "viewer")).toEqual({
      name: "links",
      board: "weekly meeting",
      fromTrash: false,
      roles: ["viewer"],
      url: null,
    });
    expect(parse("links", "--from-trash", "x")).toMatchObject({ board: "x", fromTrash: true });
    expect(parse("links", "x")).toMatchObject({ roles: ["facilitator", "participant", "viewer", "room"] });
  });

  it("takes files as they are meant where the command was called", () => {
    expect(parse("backup", "b.tar")).toEqual({ name: "backup", target: "/home/ann/b.tar", force: false });
    expect(parse("restore", "/b.tar", "--force")).toEqual({ name: "restore", source: "/b.tar", force: true });
  });

  it("takes an address by the rule for PUBLIC_URL", () => {
    expect(parse("links", "x", "--url", "https://Board.example.org/")).toMatchObject({
      url: "https://board.example.org",
    });
  });

  it.each([
    ["backup", [], "Name the file"],
    ["restore", ["a", "b"], "One file"],
    ["backup", ["a", "--role", "viewer"], "--role"],
    ["links", ["x", "--force"], "--force"],
    ["links", ["x", "--url", "board.example.org"], "--url is the address people open"],
    ["links", ["x", "--url", ""], "--url is the address people open"],
    ["links", ["x", "--url", "https://x.example/path"], "--url has no path"],
  ])("refuses %s %j and says why", (command, args, reason) => {
    expect(() => parse(command, ...args)).toThrow(UsageError);
    expect(() => parse(command, ...args)).toThrow(reason);
  });

  it("explains each command, also when the settings cannot be used", async () => {
    for (const command of ["links", "backup", "restore"]) {
      const { out } = await runCommand(parse(command, "--help"), {
        rootDir: "/",
        config: () => {
          throw new Error("settings are broken");
        },
        now: Date.now,
        signal: new AbortController().signal,
      });
      expect(out).toContain(`npm run ${command} -- `);
    }
  });

  it("wants to know the address when the system chooses the port", async () => {
    const links = runCommand(parse("links", "x"), {
      rootDir: "/",
      config: () => parseConfig({ PORT: "0", DATA_DIR: "/nonexistent" }, "/"),
      now: Date.now,
      signal: new AbortController().signal,
    });
    await expect(links).rejects.toThrow(/--url/);
  });
});
