import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { SyncClient } from "./testing/sync-client";
import { syncWorld, type SyncWorld } from "./testing/sync-world";

const PEOPLE = ["ann", "bob", "carl"] as const;
const KEYS = 4;

type Step =
  | { step: "edit"; who: number; edit: (typeof EDITS)[number]; key: number }
  | { step: "carry"; who: number }
  | { step: "block"; who: number; blocked: boolean }
  | { step: "drop"; who: number }
  | { step: "come back"; who: number }
  | { step: "pass"; ms: number }
  | { step: "storage"; trouble: "fail" | "fail-afterwards" | "hang" | null };

const EDITS = ["set", "unset", "insert", "cut", "type", "draw", "move", "erase"] as const;

const who = fc.nat({ max: PEOPLE.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      step: fc.constant("edit" as const),
      who,
      edit: fc.constantFrom(...EDITS),
      key: fc.nat({ max: KEYS - 1 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ step: fc.constant("carry" as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant("block" as const), who, blocked: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant("drop" as const), who }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant("come back" as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constant("pass" as const),
      ms: fc.constantFrom(1, 16, 50, 300, 12_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant("storage" as const),
      trouble: fc.constantFrom("fail" as const, "fail-afterwards" as const, "hang" as const, null),
    }),
  },
);

/** Somebody with a document that outlives connections, and the means to tell whether `saved` was true. */
class Person {
  readonly doc = new Y.Doc();
  client: SyncClient | null = null;
  /** One mark per edit, never removed. */
  marks = 0;
  /** Marks that the document held when the n-th update of this connection was sent. */
  private sent: number[] = [];

  constructor(
    readonly world: SyncWorld,
    readonly name: string,
  ) {}

  comeBack(): void {
    if (this.client && !this.client.closed) return;
    const client = this.world.open({ person: this.name, doc: this.doc });
    const send = client.sendUpdate;
    // Of this connection: an earlier one still hears of every change of the document.
    const sent: number[] = [];
    client.sendUpdate = (update, kind) => {
      sent.push(this.marks);
      send(update, kind);
    };
    this.sent = sent;
    this.client = client;
  }

  drop(): void {
    this.client?.socket.client.close();
    this.client = null;
  }

  /** How many of the marks the server has called saved. */
  get savedMarks(): number {
    return this.sent[(this.client?.saved ?? 0) - 1] ?? 0;
  }

  edit(kind: (typeof EDITS)[number], key: number): void {
    const { doc } = this;
    const list = doc.getArray<string>("list");
    const records = doc.getMap<Y.Map<unknown>>("records");
    const id = `shape:${key}`;
    doc.transact(() => {
      const mark = `${this.name} ${this.marks}`;
      this.marks += 1;
      doc.getMap("marks").set(mark, true);
      if (kind === "set") doc.getMap("map").set(`${key}`, mark);
      else if (kind === "unset") doc.getMap("map").delete(`${key}`);
      else if (kind === "insert") list.insert(Math.min(key, list.length), [mark]);
      else if (kind === "cut" && list.length > key) list.delete(key, 1);
      else if (kind === "type") doc.getText("text").insert(Math.min(key, doc.getText("text").length), mark);
      else if (kind === "draw") records.set(id, new Y.Map<unknown>([["$", { id, by: mark }]]));
      else if (kind === "move") records.get(id)?.set("xyr", [this.marks, key, 0]);
      else if (kind === "erase") records.delete(id);
    });
  }
}

function everything(doc: Y.Doc) {
  return {
    marks: doc.getMap("marks").toJSON(),
    map: doc.getMap("map").toJSON(),
    list: doc.getArray("list").toJSON(),
    text: doc.getText("text").toJSON(),
    records: doc.getMap("records").toJSON(),
  };
}

async function take(world: SyncWorld, people: readonly Person[], next: Step): Promise<void> {
  if (next.step === "pass") return world.pass(next.ms);
  if (next.step === "storage") {
    world.troubled.plan = (method) => (method === "appendRows" ? next.trouble : null);
    if (next.trouble !== "hang") world.troubled.release();
    return;
  }
  const person = people[next.who] as Person;
  if (next.step === "edit") person.edit(next.edit, next.key);
  else if (next.step === "carry") person.client?.socket.carry();
  else if (next.step === "block") person.client?.socket.block(next.blocked);
  else if (next.step === "drop") person.drop();
  else person.comeBack();
}

/** What a person was told is saved must be on the disk at that moment. */
async function checkSaved(world: SyncWorld, people: readonly Person[]): Promise<void> {
  const claims = people.map((person) => ({ person, marks: person.savedMarks }));
  if (claims.every(({ marks }) => marks === 0)) return;
  const stored = (await world.stored()).doc.getMap("marks");
  for (const { person, marks } of claims) {
    for (let mark = 0; mark < marks; mark += 1) {
      expect(stored.has(`${person.name} ${mark}`), `${person.name} ${mark} was called saved`).toBe(true);
    }
  }
}

describe("convergence", () => {
  it("[SY4] [DU3] any interleaving of edits, deliveries, losses and returns ends in one document, on disk too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: "max" }), async (steps) => {
        const world = await syncWorld();
        const people = PEOPLE.map((name) => new Person(world, name));
        for (const person of people) person.comeBack();
        for (const next of steps) {
          await take(world, people, next);
          await checkSaved(world, people);
        }

        world.troubled.plan = () => null;
        world.troubled.release();
        for (const person of people) {
          person.client?.socket.block(false);
          person.comeBack();
        }
        for (let round = 0; round < 3; round += 1) await world.pass(11_000);

        const [first] = people.map(({ doc }) => everything(doc));
        for (const person of people) {
          expect(person.client?.closed).toBeNull();
          expect(person.client?.refused).toEqual([]);
          expect(person.savedMarks).toBe(person.marks);
          expect(everything(person.doc)).toEqual(first);
        }
        expect(Object.keys(first?.marks ?? {})).toHaveLength(
          people.reduce((sum, { marks }) => sum + marks, 0),
        );
        expect(everything((await world.stored()).doc)).toEqual(first);

        await world.registry.close(1_000);
        world.restart();
        const newcomer = await world.join({ person: "dora" });
        await world.pass(100);
        expect(everything(newcomer.doc)).toEqual(first);
      }),
      { numRuns: 150, seed: 2019 },
    );
  }, 60_000);
});
