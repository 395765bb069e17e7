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
    expect(here.map((person) => person.id)).toEqual(["a", "b"]);
  });

  it("leaves this browser's other tabs out", () => {
    expect(peopleHere([peer(1, "me", "facilitator"), peer(2, "b", "viewer")], "me")).toHaveLength(1);
  });

  it("takes no big screen for a person", () => {
    expect(peopleHere([peer(1, "screen", "room"), peer(2, "b", "viewer")], null)).toMatchObject([
      { id: "b" },
    ]);
  });

  it("says who follows me, from whichever of their tabs", () => {
    const follower = { ...peer(2, "b", "participant"), following: "me" };
    const people = peopleHere([peer(1, "b", "participant"), follower, peer(3, "c", "participant")], "me");
    expect(people.map(({ id, followsMe }) => [id, followsMe])).toEqual([
      ["b", true],
      ["c", false],
    ]);
    expect(peopleHere([follower], null)[0]?.followsMe).toBe(false);
  });

  it("offers to follow whoever shows where they look", () => {
    const looking = { ...peer(1, "a", "participant"), page: "page:page", camera: { x: 0, y: 0, z: 1 } };
    const people = peopleHere([looking, peer(2, "b", "viewer")], null);
    expect(people.map(({ canBeFollowed }) => canBeFollowed)).toEqual([true, false]);
  });

  it("keeps two people apart whom the server has not named yet", () => {
    const unnamed = (clientId: number): Peer => ({ clientId, name: "" });
    expect(peopleHere([unnamed(1), unnamed(2)], null)).toHaveLength(2);
  });
});
