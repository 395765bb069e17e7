import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { setLocked } from "@/board/document/session-document";
import type { Role } from "@/contract/roles";
import { MESSAGE } from "@/contract/sync-protocol";
import { BOARD, content, syncWorld, type SyncWorld } from "./testing/sync-world";

/** Shared types inside each other; the innermost ones are what recursion does not survive. */
function nestedTypes(depth: number): { update: Uint8Array; clientId: number } {
  const doc = new Y.Doc();
  doc.transact(() => {
    let outer: Y.Map<unknown> = content(doc);
    for (let level = 0; level < depth; level += 1) {
      const inner = new Y.Map<unknown>();
      outer.set("inner", inner);
      outer = inner;
    }
  });
  return { update: Y.encodeStateAsUpdate(doc), clientId: doc.clientID };
}

/** The same with lists, where an element's parent is known from its neighbour only. */
function nestedLists(depth: number): { update: Uint8Array; clientId: number } {
  const doc = new Y.Doc();
  doc.transact(() => {
    let outer: Y.Array<unknown> = doc.getArray("list");
    for (let level = 0; level < depth; level += 1) {
      const inner = new Y.Array<unknown>();
      outer.insert(0, ["neighbour"]);
      outer.insert(1, [inner]);
      outer = inner;
    }
  });
  return { update: Y.encodeStateAsUpdate(doc), clientId: doc.clientID };
}

/** An update of deletions alone. */
function deletions(
  clientId: number,
  ranges: readonly (readonly [clock: number, length: number])[],
): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, clientId, ranges.length, ...ranges.flat()])
      encoding.writeVarUint(encoder, number);
  });
}

/** What people are told is saved is on the disk, and the others see it. */
async function expectWorking(world: SyncWorld, people: readonly Awaited<ReturnType<SyncWorld["join"]>>[]) {
  const [writer, ...readers] = people;
  if (!writer) throw new Error("nobody is there");
  const key = `edit ${world.clock.now()}`;
  const savedBefore = writer.saved;
  content(writer.doc).set(key, true);
  await world.pass(300);
  expect(writer.closed).toBeNull();
  expect(writer.saved).toBe(savedBefore + 1);
  expect(content((await world.stored()).doc).get(key)).toBe(true);
  for (const reader of readers) {
    expect(reader.closed).toBeNull();
    expect(content(reader.doc).get(key)).toBe(true);
  }
}

/** An update of one client's structs, written by hand, without deletions. */
function handMade(clock: number, ...structs: ((encoder: encoding.Encoder) => void)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, structs.length, CLIENT, clock]) encoding.writeVarUint(encoder, number);
    for (const write of structs) write(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}

const CLIENT = 77;
const collected = (length: number) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, length);
};
/** A value in the map `content`; `kind` is Yjs's number of the sort of content. */
const item = (kind: number, write: (encoder: encoding.Encoder) => void) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, kind | 0x20);
  encoding.writeVarUint(encoder, 1);
  for (const text of ["content", "key"]) encoding.writeVarString(encoder, text);
  write(encoder);
};
/** Text that rests on struct `clock` of its own client. */
const textAfter = (clock: number) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 4 | 0x80);
  for (const number of [CLIENT, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, "x");
};
const nestedValue = (levels: number) =>
  item(8, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    // lib0's numbers for an array of one element, and for null.
    for (let level = 0; level < levels; level += 1) encoding.writeUint8Array(encoder, Uint8Array.of(117, 1));
    encoding.writeUint8(encoder, 126);
  });

describe("updates that no Yjs client writes", () => {
  it.each([
    ["a struct without length", handMade(0, collected(0))],
    [
      "a text without length",
      handMade(
        0,
        item(4, (encoder) => encoding.writeVarString(encoder, "")),
      ),
    ],
    ["a struct that ends beyond all numbers", handMade(1, collected(Number.MAX_SAFE_INTEGER))],
    ["a struct that rests on itself", handMade(0, textAfter(0))],
    ["a struct that rests on a later one", handMade(0, textAfter(1), collected(1))],
    ["clients out of order", Uint8Array.of(2, 1, 1, 0, 0, 1, 1, 2, 0, 0, 1, 0)],
    ["a client twice", Uint8Array.of(2, 1, 2, 0, 0, 1, 1, 2, 0, 0, 1, 0)],
    [
      "a document in the document",
      handMade(
        0,
        item(9, (encoder) => {
          encoding.writeVarString(encoder, "inner");
          encoding.writeAny(encoder, {});
        }),
      ),
    ],
    ["a value nested too deep", handMade(0, nestedValue(70))],
    ["a deletion without length", deletions(CLIENT, [[0, 0]])],
    ["a deletion that ends beyond all numbers", deletions(CLIENT, [[1, Number.MAX_SAFE_INTEGER]])],
    [
      "a content of no kind",
      handMade(
        0,
        item(15, () => {}),
      ),
    ],
  ])("[SY9] end their connection: %s", async (_, update) => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    const rows = (await world.rows()).length;
    const mallory = await world.join({ person: "mallory" });
    mallory.sendUpdate(update);
    await world.pass(100);
    expect(mallory.closed).toBe("4400 bad_message");
    expect(await world.rows()).toHaveLength(rows);
    await expectWorking(world, [ann, bob]);
  });

  it.each([
    ["collected content", handMade(0, collected(3))],
    ["a value", handMade(0, nestedValue(40))],
    [
      "text in a row",
      handMade(
        0,
        item(4, (encoder) => encoding.writeVarString(encoder, "x")),
        textAfter(0),
      ),
    ],
  ])("[SY9] are told from those that one might: %s", async (_, update) => {
    const world = await syncWorld();
    const ann = await world.join();
    ann.sendUpdate(update);
    await world.pass(100);
    expect(ann.closed).toBeNull();
    expect(ann.saved).toBe(2);
  });
});

describe("hostile updates", () => {
  it.each([
    ["maps", nestedTypes],
    ["lists", nestedLists],
  ] as const)(
    "[SY9] %s nested too deep to be deleted again end their connection, and nothing else",
    async (_, make) => {
      const world = await syncWorld();
      const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
      const rows = (await world.rows()).length;
      const { update, clientId } = make(3_000);
      for (const bytes of [update, deletions(clientId, [[0, 1]]), deletions(clientId, [[0, 6_000]])]) {
        const mallory = await world.join({ person: "mallory", answersStep1: false });
        mallory.sendUpdate(bytes);
        await world.pass(300);
        if (bytes === update) expect(mallory.closed).toBe("4400 bad_message");
        await expectWorking(world, [ann, bob]);
      }
      expect((await world.rows()).filter(({ person }) => person === "mallory" && rows)).toEqual([]);
      world.restart();
      const carl = await world.join({ person: "carl" });
      expect(content(carl.doc).toJSON()).toEqual(content(ann.doc).toJSON());
    },
  );

  it("[SY9] types nested as deep as a record needs are taken", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.sendUpdate(nestedTypes(8).update);
    await world.pass(300);
    expect(ann.closed).toBeNull();
    expect(content(bob.doc).has("inner")).toBe(true);
  });

  it("[SY9] a nesting that is built step by step is not taken either", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    const mallory = await world.join({ person: "mallory" });
    let outer = content(mallory.doc);
    for (let level = 0; level < 200 && !mallory.closed; level += 1) {
      const inner = new Y.Map<unknown>();
      outer.set("inner", inner);
      outer = inner;
      await world.pass(20);
    }
    expect(mallory.closed).toBe("4400 bad_message");
    await expectWorking(world, [ann, bob]);
  });

  it.each<Role>(["viewer", "participant"])(
    "[SY9] a deletion that a %s repeats over the same content is not walked again and again",
    async (role) => {
      const world = await syncWorld();
      const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
      content(ann.doc).set("a", 1);
      content(ann.doc).delete("a");
      await world.pass(100);
      const mallory = await world.join({ person: "mallory", role });
      mallory.sendUpdate(
        deletions(ann.doc.clientID, [
          [0, 1],
          [0, 1],
        ]),
      );
      await world.pass(100);
      expect(mallory.closed).toBe("4400 bad_message");
      await expectWorking(world, [ann, bob]);
    },
  );

  it.each<Role>(["room", "participant"])(
    "[LI4] a %s cannot have a flood of presence states read",
    async (role) => {
      const world = await syncWorld();
      const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
      const mallory = await world.join({ person: "mallory", role });
      const count = 100_000;
      mallory.send(MESSAGE.awareness, (encoder) => {
        const states = encoding.encode((inner) => {
          encoding.writeVarUint(inner, count);
          for (let index = 0; index < count; index += 1)
            for (const number of [5, 1, 0]) encoding.writeVarUint(inner, number);
        });
        encoding.writeVarUint8Array(encoder, states);
      });
      await world.settle();
      expect(mallory.closed).toBe("4400 bad_message");
      await expectWorking(world, [ann, bob]);
    },
  );
});

describe("an update of somebody who may only read", () => {
  it.each<Role>(["room", "viewer"])("[LI12] is refused unread when it is large: %s", async (role) => {
    const world = await syncWorld({ limits: { readerUpdateBytes: 1_000 } });
    const [ann, reader] = [await world.join(), await world.join({ person: "vera", role })];
    const unreadable = (bytes: number) => new Uint8Array(bytes).fill(0xff);
    reader.sendUpdate(unreadable(1_001));
    await world.pass(100);
    expect(reader.refused.map(({ code }) => code)).toEqual(["read_only"]);
    expect(reader.closed).toBeNull();
    reader.sendUpdate(unreadable(1_000));
    await world.pass(100);
    expect(reader.closed).toBe("4400 bad_message");

    ann.sendUpdate(unreadable(1_001));
    await world.pass(100);
    expect(ann.closed).toBe("4400 bad_message");
  });
});

describe("an update that fails while it is applied", () => {
  it("[SY10] ends the room, not what was saved: everybody comes back to the document as the log has it", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    content(bob.doc).set("before", 1);
    await world.settle();
    // Stands for whatever makes Yjs stop half-way.
    await world.registry.edit(BOARD, "canvas", (doc) => {
      content(doc).observe(() => {
        throw new Error("stopped half-way");
      });
    });
    const saved = ann.saved;
    bob.doc.getMap("other").set("taken before", true);
    await world.settle();
    content(ann.doc).set("fatal", 2);
    content(bob.doc).set("after", 3);
    await world.pass(100);
    expect([ann.closed, bob.closed]).toEqual(["4400 bad_message", "1011 internal"]);
    expect(ann.saved).toBe(saved);
    const stored = (await world.stored()).doc;
    expect(content(stored).toJSON()).toEqual({ before: 1 });
    expect(stored.getMap("other").toJSON()).toEqual({ "taken before": true });

    const [annAgain, bobAgain] = [
      await world.join({ doc: ann.doc }),
      await world.join({ person: "bob", doc: bob.doc }),
    ];
    await world.pass(100);
    const everything = { before: 1, fatal: 2, after: 3 };
    for (const { doc } of [annAgain, bobAgain]) expect(content(doc).toJSON()).toEqual(everything);
    expect(content((await world.stored()).doc).toJSON()).toEqual(everything);
  });
});

describe("an edit that rests on a refused one", () => {
  it("[DU5] is not called saved before the others can see it, and heals when the refusal's reason is gone", async () => {
    const world = await syncWorld();
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    await world.registry.edit(BOARD, "session", (doc) => setLocked(doc, true));
    content(ann.doc).set("while locked", 1);
    await world.pass(100);
    expect(ann.refused).toEqual([{ update: 2, code: "locked" }]);
    await world.registry.edit(BOARD, "session", (doc) => setLocked(doc, false));
    content(ann.doc).set("afterwards", 2);
    // Asked for what is missing, answered, sent on.
    await world.pass(300);
    await world.pass(300);
    expect(content(bob.doc).toJSON()).toEqual({ "while locked": 1, afterwards: 2 });
    expect(ann.saved).toBeGreaterThan(2);
    expect(content((await world.stored()).doc).toJSON()).toEqual({ "while locked": 1, afterwards: 2 });
  });

  it("[DU5] is never called saved when its author does not answer what is missing", async () => {
    const world = await syncWorld();
    const updates: Uint8Array[] = [];
    const author = new Y.Doc();
    author.on("update", (update: Uint8Array) => updates.push(update));
    content(author).set("refused", 1);
    content(author).set("afterwards", 2);
    const ann = await world.join({ answersStep1: false });
    await world.registry.edit(BOARD, "session", (doc) => setLocked(doc, true));
    ann.sendUpdate(updates[0] as Uint8Array);
    await world.pass(100);
    await world.registry.edit(BOARD, "session", (doc) => setLocked(doc, false));
    for (let times = 0; times < 3; times += 1) ann.sendUpdate(updates[1] as Uint8Array);
    await world.pass(1_000);
    expect(ann.refused).toEqual([{ update: 1, code: "locked" }]);
    expect(ann.saved).toBe(0);
    expect(content((await world.stored()).doc).size).toBe(0);
  });
});
