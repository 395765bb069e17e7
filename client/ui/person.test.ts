import { describe, expect, it } from "vitest";
import { PERSON_COLORS, parsePerson } from "./person";

describe("parsePerson", () => {
  it("reads what was stored", () => {
    expect(parsePerson(JSON.stringify({ name: " Petra ", color: "#3b62d6" }))).toEqual({
      name: "Petra",
      color: "#3b62d6",
    });
  });

  it("asks again when there is no name to read", () => {
    for (const text of ["", "{", "null", "[]", "7", '{"name":"  "}', '{"color":"#3b62d6"}']) {
      expect(parsePerson(text), text).toBeNull();
    }
  });

  it("replaces a colour that is none: it ends up in a style", () => {
    expect(parsePerson('{"name":"Petra","color":"url(https://example.org)"}')?.color).toBe(PERSON_COLORS[0]);
  });
});
