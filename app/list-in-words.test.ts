import { afterEach, describe, expect, it } from "vitest";
import { de } from "@/client/ui/messages/de/de";
import { provideSpeech } from "@/client/ui/messages/speech";
import { listInWords } from "./list-in-words";

afterEach(() => provideSpeech(() => ({ language: "en", messages: {} })));

describe("a list that cannot be read", () => {
  it("is explained in the page's language", () => {
    provideSpeech(() => ({ language: "de", messages: de }));
    const { boards, problem } = listInWords({ boards: null, problem: "storage_failed" });
    expect(boards).toBeNull();
    expect(problem).toContain("Der Server kann gerade nicht speichern");
  });

  it("is no problem when it was read", () => {
    expect(listInWords({ boards: [], problem: null })).toEqual({ boards: [], problem: null });
  });
});
