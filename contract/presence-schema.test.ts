import { describe, expect, it } from "vitest";
import { LIMITS } from "./limits";
import { Presence } from "./presence-schema";
import { MAX_DRAGGED } from "./shape-key";

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
      selectionBox: { x: 0, y: 0, w: 10, h: 20 },
      dragged: "abcde12_-Z",
      draggedTo: [1, 2, 0],
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
    ["a place of two numbers", { draggedTo: [1, 2] }],
    ["a place nowhere", { draggedTo: [1, 2, Number.POSITIVE_INFINITY] }],
    ["a shape key that is cut off", { dragged: "abcdefg" }],
    ["shape keys of other characters", { dragged: "ab<de" }],
    ["more dragged shapes than there is room for", { dragged: "abcde".repeat(MAX_DRAGGED + 1) }],
    ["a box without a size", { selectionBox: { x: 0, y: 0 } }],
    ["a role that there is not", { person: { id: "ann", role: "owner" } }],
    ["long chat", { chat: "x".repeat(201) }],
  ])("is invalid with %s", (_, state) => {
    expect(Presence.safeParse(state).success).toBe(false);
  });
});
