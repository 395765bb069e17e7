import { describe, expect, it } from "vitest";
import type { Peer } from "@/client/sync/board-connection";
import type { Role } from "@/contract/roles";
import { isElected } from "./elect-maker";

const PAGE = "page:one";
function peer(id: string, role: Role = "participant", page: string | undefined = PAGE): Peer {
  return { clientId: 1, name: id, person: { id, role }, page };
}

describe("isElected", () => {
  it("is true for exactly one of many", () => {
    const ids = ["d", "b", "a", "c", "e"];
    const elected = ids.filter((self) =>
      isElected(
        self,
        PAGE,
        ids.filter((id) => id !== self).map((id) => peer(id)),
      ),
    );
    expect(elected).toEqual(["a"]);
  });

  it("is true for whoever edits alone, whoever looks on", () => {
    expect(isElected("z", PAGE, [])).toBe(true);
    expect(isElected("z", PAGE, [peer("a", "viewer"), peer("b", "room")])).toBe(true);
    expect(isElected("z", PAGE, [{ clientId: 1, name: "not named by the server yet" }])).toBe(true);
  });

  it("leaves out people who are on another page: they cannot draw this one", () => {
    expect(isElected("z", PAGE, [peer("a", "participant", "page:two")])).toBe(true);
    expect(isElected("z", PAGE, [peer("a", "facilitator")])).toBe(false);
  });

  it("lets two windows of one person", () => {
    expect(isElected("a", PAGE, [peer("a"), peer("b")])).toBe(true);
  });
});
