import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createPageLanguage } from "./page-language";

describe("createPageLanguage", () => {
  it("keeps the languages of requests that are answered at the same time apart", async () => {
    const language = createPageLanguage();
    const answer = (headers: Record<string, string>) =>
      language.during({ headers }, async () => {
        await setImmediate();
        return language.current();
      });
    const answers = [
      answer({ "accept-language": "de-DE" }),
      answer({ "accept-language": "de-DE", cookie: "paperboard_language=fr" }),
      answer({}),
    ];
    expect(await Promise.all(answers)).toEqual(["de", "fr", "en"]);
    expect(language.current()).toBe("en");
  });
});
