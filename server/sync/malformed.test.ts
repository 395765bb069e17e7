import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { malformedMessage } from "./testing/malformed-messages";
import { seededRandom } from "./testing/seeded-random";
import { content, syncWorld, type SyncWorld } from "./testing/sync-world";
import type { SyncClient } from "./testing/sync-client";

const MESSAGES = 12_000;
const SEEDS = [1, 2, 3, 4];

/** A pair that works normally while somebody else misbehaves; returns a check that it still does. */
async function healthyPair(world: SyncWorld) {
  const pair = [await world.join({ person: "ann" }), await world.join({ person: "bob" })] as const;
  let count = 0;
  return {
    pair,
    async stillWorks() {
      count += 1;
      content(pair[0].doc).set("count of ann", count);
      content(pair[1].doc).set("count of bob", count);
      await world.pass(200);
      for (const client of pair) {
        expect(client.closed).toBeNull();
        expect(content(client.doc).get("count of ann")).toBe(count);
        expect(content(client.doc).get("count of bob")).toBe(count);
        expect(client.saved).toBe(1 + count);
      }
    },
  };
}

describe("malformed messages", () => {
  it.each(SEEDS)(
    `[SY9] ${MESSAGES / SEEDS.length} of them (seed %i) end at most their own connections, and a healthy pair goes on`,
    async (seed) => {
      const random = seededRandom(seed);
      const world = await syncWorld();
      const { pair, stillWorks } = await healthyPair(world);
      let attacker: SyncClient | null = null;
      let ended = 0;
      // Its own document: whoever writes with the client id of others makes Yjs contradict itself, which no server can heal.
      const own = new Y.Doc();
      content(own).set("mallory", "was here");
      for (let index = 0; index < MESSAGES / SEEDS.length; index += 1) {
        if (!attacker || attacker.closed) {
          if (attacker) ended += 1;
          attacker?.socket.client.close();
          attacker = world.open({ person: "mallory" });
          // Neither answers nor keeps a document, which would cost more than all the rest.
          attacker.socket.client.onMessage = () => {};
          await world.turn();
        }
        const message = malformedMessage(random, own);
        attacker.socket.client.send(message);
        attacker.socket.carry();
        if (index % 100 === 99) await stillWorks();
      }
      await stillWorks();
      expect(ended).toBeGreaterThan(500);
      const codes = world.logged.filter(({ level }) => level === "error");
      expect(codes).toEqual([]);
      // Whatever got through is a document that loads again, and to the same state.
      const stored = (await world.stored()).doc;
      expect(Y.encodeStateAsUpdate(stored).byteLength).toBeGreaterThan(0);
      expect(content(stored).toJSON()).toEqual(content(pair[0].doc).toJSON());
      expect(content(pair[1].doc).toJSON()).toEqual(content(pair[0].doc).toJSON());
      world.restart();
      const fresh = await world.join({ person: "carl", extensions: false });
      expect(content(fresh.doc).toJSON()).toEqual(content(pair[0].doc).toJSON());
    },
    120_000,
  );

  it("[SY9] whoever writes with the client ids of others cannot harm the server, nor make the board unreadable", async () => {
    const random = seededRandom(5);
    const world = await syncWorld();
    const victim = await world.join({ person: "ann" });
    content(victim.doc).set("a", 1);
    await world.pass(100);
    // As it was: its own document would take part in the damage, and it is the server's that counts.
    const seen = new Y.Doc();
    Y.applyUpdate(seen, Y.encodeStateAsUpdate(victim.doc));
    victim.socket.client.onMessage = () => {};
    let attacker = world.open({ person: "mallory", answersStep1: false });
    for (let index = 0; index < 2_000; index += 1) {
      if (attacker.closed) attacker = world.open({ person: "mallory", answersStep1: false });
      attacker.socket.client.onMessage = () => {};
      await world.turn();
      attacker.socket.client.send(malformedMessage(random, seen));
      attacker.socket.carry();
      if (index % 100 === 99) await world.pass(200);
    }
    expect(victim.closed).toBeNull();
    expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
    const before = await world.registry.read("board-1", "canvas", (doc) => Y.encodeStateVector(doc));
    await world.pass(200);
    world.restart();
    const after = await world.registry.read("board-1", "canvas", (doc) => Y.encodeStateVector(doc));
    expect(Y.decodeStateVector(after)).toEqual(Y.decodeStateVector(before));
  }, 120_000);
});
