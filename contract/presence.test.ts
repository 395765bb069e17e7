import { describe, expect, it } from "vitest";
import { LIMITS } from "./limits";
import { Presence } from "./presence";

describe("presence", () => {
  it("needs nothing, and takes out what it does not know", () => {
    expect(Presence.parse({})).toEqual({ name: "" });
    expect(Presence.parse({ user: { name: "Ann" }, name: "Ann" })).toEqual({ name: "Ann" });
    expect(Object.keys(Presence.parse(JSON.parse('{"__proto__": {"name": "x"}}')))).toEqual(["name"]);
  });

  it("keeps everything a client of ours shows", () => {
    const full: Presence = {
      name: "Ann",
      color: "#12abEF",
      page: "page:1",
      cursor: { x: 1.5, y: -2, rotation: 0, type: "default" },
      selection: ["shape:1"],
      camera: { x: 0, y: 0, z: 1 },
      screen: { x: 0, y: 0, w: 800, h: 600 },
      brush: null,
      scribbles: [{ points: [{ x: 1, y: 2 }] }],
      preview: { "shape:1": [1, 2, 0, 10, 20] },
      chat: "look here",
      following: "ann",
      at: 1_000,
    };
    expect(Presence.parse(full)).toEqual(full);
  });

  it.each<[string, object]>([
    ["a name above its limit", { name: "x".repeat(LIMITS.nameChars + 1) }],
    ["a colour that is more than a colour", { color: "#12abef;background:url(x)" }],
    ["a cursor at no place", { cursor: { x: null, y: 0, type: "default" } }],
    ["more than 100 selected shapes", { selection: Array.from({ length: 101 }, () => "shape:1") }],
    ["a geometry of one number", { preview: { "shape:1": [1] } }],
    ["a role that there is not", { person: { id: "ann", role: "owner" } }],
    ["long chat", { chat: "x".repeat(201) }],
  ])("is invalid with %s", (_, state) => {
    expect(Presence.safeParse(state).success).toBe(false);
  });
});
