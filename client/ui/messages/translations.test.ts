import { describe, expect, it } from "vitest";
import { listTemplates } from "@/board/templates/templates";
import { de } from "./de/de";
import { fr } from "./fr/fr";
import { en } from "./t";
import type { Catalogue, Message } from "./translate";

const english: Catalogue = en;

function formsOf(message: Message | undefined): string[] {
  return typeof message === "string" ? [message] : Object.values(message ?? {});
}

function placeholdersOf(message: Message | undefined): string[] {
  const names = formsOf(message).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  return [...new Set(names)].filter((name) => name !== undefined).toSorted();
}

describe("en", () => {
  it("says of the templates what they say of themselves", () => {
    const said = Object.entries(english).filter(([key]) => key.startsWith("template."));
    const meant = listTemplates().flatMap(({ id, title, description }) => [
      [`template.${id}.title`, title],
      [`template.${id}.description`, description],
    ]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(meant));
  });
});

describe.each<[string, Catalogue]>([
  ["de", de],
  ["fr", fr],
])("%s", (locale, translated) => {
  it("says everything that English says", () => {
    expect(Object.keys(english).filter((key) => !Object.hasOwn(translated, key))).toEqual([]);
  });

  it("says nothing that English does not", () => {
    expect(Object.keys(translated).filter((key) => !Object.hasOwn(english, key))).toEqual([]);
  });

  it("names the same parameters", () => {
    const wrong = Object.keys(translated).filter(
      (key) => placeholdersOf(translated[key]).join() !== placeholdersOf(english[key]).join(),
    );
    expect(wrong).toEqual([]);
  });

  it("has the plural forms that its numbers need up to a hundred thousand", () => {
    const rules = new Intl.PluralRules(locale);
    const needed = new Set(Array.from({ length: 100_001 }, (_, n) => rules.select(n)));
    const wrong = Object.entries(translated).filter(
      ([, message]) =>
        typeof message !== "string" && [...needed].some((category) => message[category] === undefined),
    );
    expect(wrong).toEqual([]);
  });

  it("leaves no sentence empty", () => {
    const wrong = Object.keys(translated).filter((key) =>
      formsOf(translated[key]).some((form) => !form.trim()),
    );
    expect(wrong).toEqual([]);
  });
});

describe("fr", () => {
  it("has a no-break space where French punctuation has a space", () => {
    const wrong = Object.entries(fr).filter(([, message]) =>
      formsOf(message).some((form) => {
        const prose = form.replace(/\b(https?|mailto):(\/\/)?/g, "");
        return /[ \p{L}\p{N}}][:;?!»%]| [:;?!»%]|«[^\u00a0]/u.test(prose);
      }),
    );
    expect(wrong).toEqual([]);
  });
});
