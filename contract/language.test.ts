import { describe, expect, it } from "vitest";
import { languageOf, type Language } from "./language";

describe("languageOf", () => {
  it.each<[string | null, Language]>([
    [null, "en"],
    ["", "en"],
    ["de", "de"],
    ["de-AT,de;q=0.9,en;q=0.8", "de"],
    ["FR-ca", "fr"],
    ["ja,fr;q=0.5,de;q=0.7", "de"],
    ["ja;q=1, *;q=0.5", "en"],
    ["fr;q=0, en;q=0.1", "en"],
    ["de, fr", "de"],
    ["de;q=abc, fr;q=0.1", "fr"],
    ["constructor", "en"],
  ])("reads %j as %s", (acceptLanguage, expected) => {
    expect(languageOf({ cookie: null, acceptLanguage })).toBe(expected);
  });

  it("takes the person's choice before the browser's wishes", () => {
    const acceptLanguage = "fr";
    expect(languageOf({ cookie: "a=b; paperboard_language=de; c=d", acceptLanguage })).toBe("de");
    expect(languageOf({ cookie: "paperboard_language=klingon", acceptLanguage })).toBe("fr");
    expect(languageOf({ cookie: "x_paperboard_language=de", acceptLanguage })).toBe("fr");
  });
});
