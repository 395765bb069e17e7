import { afterEach, describe, expect, it } from "vitest";
import { formatMoment } from "../format-moment";
import { common } from "./common";
import { provideSpeech, speech, speechScript, type Speech } from "./speech";
import { language } from "./spoken-language";
import { t } from "./t";

const english: Speech = { language: "en", messages: {} };
const german: Speech = {
  language: "de",
  messages: { "common.close": "Schließen", "home.boards.count": { one: "{n} Board", other: "{n} Boards" } },
};
const french: Speech = {
  language: "fr",
  messages: { "home.boards.count": { one: "{n} tableau", other: "{n} tableaux" } },
};

afterEach(() => provideSpeech(() => english));

describe("t", () => {
  it("speaks English where nobody has said anything", () => {
    expect(language()).toBe("en");
    expect(t("common.close")).toBe(common["common.close"]);
  });

  it("speaks the language of the moment, with its plural forms, numbers and dates", () => {
    provideSpeech(() => german);
    expect(language()).toBe("de");
    expect(t("common.close")).toBe("Schließen");
    expect(t("home.boards.count", { n: 1234 })).toBe("1.234 Boards");
    expect(formatMoment(new Date("2019-10-09T14:05:00Z"), { timeZone: "UTC" })).toBe(
      "Mi., 9. Okt. 2019, 14:05",
    );
    provideSpeech(() => french);
    expect(t("home.boards.count", { n: 0 })).toBe("0 tableau");
    expect(t("home.boards.count", { n: 2 })).toBe("2 tableaux");
    // A million is a plural category of its own in French; here it reads like any other.
    expect(t("home.boards.count", { n: 1_000_000 }).replaceAll(/\s/g, " ")).toBe("1 000 000 tableaux");
  });

  it("falls back to English for a sentence that is not translated yet", () => {
    provideSpeech(() => german);
    expect(t("common.cancel")).toBe(common["common.cancel"]);
  });
});

describe("speechScript", () => {
  it("makes a browser speak what it carries", () => {
    // oxlint-disable-next-line no-new-func -- a script's source is what is tested
    new Function(speechScript(german))();
    expect(speech()).toEqual(german);
    expect(t("common.close")).toBe("Schließen");
  });
});
