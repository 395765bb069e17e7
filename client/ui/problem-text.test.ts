import { describe, expect, it } from "vitest";
import { problemText } from "./problem-text";

describe("problemText", () => {
  it("has a page of its own for what ends a visit", () => {
    const general = problemText("internal").title;
    for (const code of [
      "link_unknown",
      "link_revoked",
      "link_expired",
      "removed",
      "board_deleted",
      "board_full",
    ]) {
      expect(problemText(code).title, code).not.toBe(general);
    }
  });

  it("says something useful for a code it does not know, whatever is put into the address", () => {
    expect(problemText("<script>")).toEqual(problemText("internal"));
    expect(problemText("constructor").text).not.toBe("");
  });

  it("offers to try again only where that can help", () => {
    expect(problemText("board_full").retry).toBe(true);
    expect(problemText("link_revoked").retry).toBe(false);
  });
});
