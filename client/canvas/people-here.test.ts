import { describe, expect, it } from "vitest";
import type { Peer } from "@/client/sync/board-connection";
import type { Role } from "@/contract/roles";
import { peopleHere } from "./people-here";

const peer = (clientId: number, id: string, role: Role, name = `name ${id}`): Peer => ({
  clientId,
  name,
  color: "#c2410c",
  person: { id, role },
});

describe("peopleHere", () => {
  it("counts several tabs of one person once", () => {
    const here = peopleHere(
      [peer(1, "a", "participant"), peer(2, "a", "participant"), peer(3, "b", "viewer")],
      null,
    );
    expect(here.people.map((person) => person.id)).toEqual(["a", "b"]);
  });

  it("leaves this browser's other tabs out", () => {
    expect(peopleHere([peer(1, "me", "facilitator"), peer(2, "b", "viewer")], "me").people).toHaveLength(1);
  });

  it("counts big screens apart from people", () => {
    expect(peopleHere([peer(1, "screen", "room"), peer(2, "b", "viewer")], null)).toMatchObject({
      screens: 1,
      people: [{ id: "b" }],
    });
  });

  it("keeps two people apart whom the server has not named yet", () => {
    const unnamed = (clientId: number): Peer => ({ clientId, name: "" });
    expect(peopleHere([unnamed(1), unnamed(2)], null).people).toHaveLength(2);
  });
});
