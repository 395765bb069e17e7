import { describe, expect, it } from "vitest";
import type { BoardDecision } from "@/client/canvas/decisions-on-board";
import { announcementsAt, firstAnnouncements, nextChangeAt, SETTLE_MS, SHOW_MS } from "./announcements";

function decision(id: string, text = id): BoardDecision {
  return { id, text, outcome: "agreed", decidedAt: "" };
}

const old = decision("old");

describe("announcements", () => {
  it("say nothing of what was decided before", () => {
    const start = firstAnnouncements([old]);
    expect(announcementsAt(start, [old], 100_000)).toBe(start);
    expect(nextChangeAt(start)).toBeNull();
  });

  it("show a decision once nobody types in it any more, for a while", () => {
    const [half, whole] = [decision("new", "We"), decision("new", "We agree")];
    let now = announcementsAt(firstAnnouncements([old]), [old, half], 0);
    expect(nextChangeAt(now)).toBe(SETTLE_MS);
    now = announcementsAt(now, [old, whole], SETTLE_MS - 1);
    now = announcementsAt(now, [old, whole], SETTLE_MS);
    expect(now.showing).toBeNull();
    now = announcementsAt(now, [old, whole], 2 * SETTLE_MS);
    expect(now.showing?.decision.text).toBe("We agree");
    expect(nextChangeAt(now)).toBe(2 * SETTLE_MS + SHOW_MS);
    now = announcementsAt(now, [old, whole], 2 * SETTLE_MS + SHOW_MS);
    expect(now.showing).toBeNull();
    // And not again.
    expect(announcementsAt(now, [old, whole], 1_000_000).showing).toBeNull();
  });

  it("show two decisions one after the other, and what was corrected meanwhile", () => {
    const second = decision("b");
    const both = [decision("a"), second];
    let now = announcementsAt(firstAnnouncements([]), both, 0);
    now = announcementsAt(now, both, SETTLE_MS);
    expect(now.showing?.decision.id).toBe("a");
    now = announcementsAt(now, [decision("a", "a, corrected"), second], SETTLE_MS + 1);
    expect(now.showing?.decision.text).toBe("a, corrected");
    now = announcementsAt(now, both, SETTLE_MS + SHOW_MS);
    expect(now.showing?.decision.id).toBe("b");
  });

  it("take away what is deleted", () => {
    let now = announcementsAt(firstAnnouncements([]), [decision("a")], 0);
    now = announcementsAt(now, [decision("a")], SETTLE_MS);
    now = announcementsAt(now, [], SETTLE_MS + 1);
    expect(now.showing).toBeNull();
  });
});
