import { afterEach, describe, expect, it } from "vitest";
import { ERROR_DETAILS, errorDetail, type ErrorDetail } from "@/contract/error-details";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import { errorText } from "./error-text";
import { de } from "./messages/de/de";
import { provideSpeech } from "./messages/speech";

const german = () => provideSpeech(() => ({ language: "de", messages: de }));
afterEach(() => provideSpeech(() => ({ language: "en", messages: {} })));

describe("errorText", () => {
  it("says in English what the server said", () => {
    expect(errorText("bad_request", "title: A title is needed.")).toBe("title: A title is needed.");
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])("knows %s in another language", (code) => {
    german();
    expect(errorText(code, ERRORS[code].message)).toBe(de[`error.${code}`]);
  });

  it.each(Object.keys(ERROR_DETAILS) as ErrorDetail[])("knows the detail %s, numbers and all", (detail) => {
    german();
    const text = errorText("conflict", errorDetail(detail, 20));
    expect(text).toBe(de[`error.detail.${detail}`].replace("{mb}", "20"));
  });

  it("keeps nothing from the reader that it does not know", () => {
    german();
    expect(errorText("bad_request", "label: A label has at most 80 characters.")).toBe(
      "Die Anfrage war nicht zu verstehen. (label: A label has at most 80 characters.)",
    );
    expect(errorText("of_tomorrow", "Something new.")).toBe("Something new.");
    expect(errorText("constructor", "Hostile.")).toBe("Hostile.");
  });
});
