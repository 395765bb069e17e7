import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { MESSAGE, SYNC } from "@/contract/sync-protocol";
import type { SeededRandom } from "./seeded-random";
import { encodeStates } from "./sync-client";

/** A message a client of ours or an unmodified one could send, about a document like `doc`. */
function validMessage(random: SeededRandom, doc: Y.Doc): Uint8Array {
  const sync = (kind: number, content: Uint8Array) => [MESSAGE.sync, kind, content] as const;
  const [type, kind, content] = random.pick([
    () => sync(SYNC.step1, Y.encodeStateVector(doc)),
    () => sync(SYNC.step2, Y.encodeStateAsUpdate(doc)),
    () => sync(SYNC.update, validUpdate(random, doc)),
    () => sync(SYNC.update, validUpdate(random, doc)),
    () =>
      [
        MESSAGE.awareness,
        null,
        encodeStates([[random.below(2 ** 32), random.below(100), { name: "Eve", cursor: null }]]),
      ] as const,
  ])();
  return message(type, kind, content);
}

function message(type: number, kind: number | null, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    if (kind !== null) encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });
}

/** A small edit of all kinds of content, on top of `base`. */
function validUpdate(random: SeededRandom, base: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
  const before = Y.encodeStateVector(doc);
  const map = doc.getMap<unknown>("records");
  const text = doc.getText("t:note");
  const edits = [
    () =>
      map.set(
        `shape:${random.below(5)}`,
        new Y.Map([
          ["$", { a: [1, "x", null, { b: true }] }],
          ["xyr", [1, 2, 3]],
        ]),
      ),
    () => map.set(`shape:${random.below(5)}`, new Y.Array()),
    () => map.delete([...map.keys()][0] ?? ""),
    () => text.insert(random.below(text.length + 1), "words"),
    () => text.insert(0, "bold", { bold: true }),
    () => text.insertEmbed(0, { image: "x" }),
    () => text.length > 2 && text.delete(1, 2),
    () => doc.getArray("list").insert(0, [new Uint8Array(3), 1.5, "x", { deep: [[]] }]),
    () => doc.getXmlFragment("xml").insert(0, [new Y.XmlElement("p"), new Y.XmlText("x")]),
  ];
  for (let count = 1 + random.below(4); count > 0; count -= 1) random.pick(edits)();
  return Y.encodeStateAsUpdate(doc, before);
}

/** Damages a valid message, or makes one up. `doc` is what the board looks like. */
export function malformedMessage(random: SeededRandom, doc: Y.Doc): Uint8Array | null {
  const valid = () => validMessage(random, doc);
  return random.pick<() => Uint8Array | null>([
    () => random.bytes(random.below(40)),
    () => Uint8Array.of(MESSAGE.sync, random.pick([0, 1, 2]), ...random.bytes(random.below(60))),
    () => message(MESSAGE.sync, random.pick([0, 1, 2]), random.bytes(random.below(60))),
    () => message(MESSAGE.awareness, null, random.bytes(random.below(60))),
    () => cut(random, valid()),
    () => flip(random, valid(), 1),
    () => flip(random, valid(), 1),
    () => flip(random, valid(), 1 + random.below(8)),
    () => splice(random, valid(), random.bytes(1 + random.below(6))),
    // Lengths, counts and clocks that no document reaches.
    () =>
      splice(
        random,
        valid(),
        encoding.encode((encoder) => encoding.writeVarUint(encoder, Number.MAX_SAFE_INTEGER)),
      ),
    () => splice(random, valid(), new Uint8Array(20).fill(0xff)),
    () => message(MESSAGE.sync, SYNC.update, nestedUpdate(random.pick([20, 100, 2_000, 20_000]))),
    () => message(MESSAGE.awareness, null, encodeStates([[1, 1, nested(random.pick([10, 1_000]))]])),
    () => message(MESSAGE.sync, SYNC.update, structs(random)),
    () => message(MESSAGE.sync, SYNC.update, structs(random)),
    () => message(random.below(300), random.below(5), random.bytes(random.below(20))),
    () => new Uint8Array(0),
    () => null,
  ])();
}

function cut(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, random.below(bytes.length));
}

function flip(random: SeededRandom, bytes: Uint8Array, bits: number): Uint8Array {
  const damaged = bytes.slice();
  for (let count = 0; count < bits; count += 1) {
    const at = random.below(damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << random.below(8));
  }
  return damaged;
}

function splice(random: SeededRandom, bytes: Uint8Array, inserted: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  return Uint8Array.of(...bytes.slice(0, at), ...inserted, ...bytes.slice(at + random.below(3)));
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return { scribbles: [{ points: value }] };
}

/** One value, nested: lib0 would need the stack to write it, so it is written by hand. */
function nestedUpdate(depth: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, 77, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 0x28);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, "records");
    encoding.writeVarString(encoder, "deep");
    encoding.writeVarUint(encoder, 1);
    // 117: array, one element long; 126: null.
    for (let level = 0; level < depth; level += 1) encoding.writeUint8Array(encoder, Uint8Array.of(117, 1));
    encoding.writeUint8(encoder, 126);
    encoding.writeVarUint(encoder, 0);
  });
}

/** Structs with plausible shapes and arbitrary numbers: they decode, and mean nonsense. */
function structs(random: SeededRandom): Uint8Array {
  const small = () => random.pick([0, 1, 2, random.below(10), random.below(2 ** 31)]);
  const id = (encoder: encoding.Encoder) => {
    encoding.writeVarUint(encoder, random.pick([1, 2, 3, 77]));
    encoding.writeVarUint(encoder, random.below(6));
  };
  return encoding.encode((encoder) => {
    const clients = 1 + random.below(2);
    encoding.writeVarUint(encoder, clients);
    for (let client = 0; client < clients; client += 1) {
      const count = 1 + random.below(4);
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, random.pick([1, 2, 3, 77]));
      encoding.writeVarUint(encoder, random.pick([0, 0, 0, 1, 2, 5]));
      for (let struct = 0; struct < count; struct += 1) writeStruct(encoder);
    }
    const deletions = random.below(3);
    encoding.writeVarUint(encoder, deletions);
    for (let client = 0; client < deletions; client += 1) {
      encoding.writeVarUint(encoder, random.pick([1, 2, 3, 77]));
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, small());
      encoding.writeVarUint(encoder, small());
    }
  });

  function writeStruct(encoder: encoding.Encoder): void {
    const kind = random.below(11);
    const flags = random.pick([0, 0x20, 0x40, 0x80, 0xc0]);
    encoding.writeUint8(encoder, kind | flags);
    if (kind === 0 || kind === 10) return encoding.writeVarUint(encoder, small());
    if (flags & 0x80) id(encoder);
    if (flags & 0x40) id(encoder);
    if ((flags & 0xc0) === 0) {
      if (random.below(2)) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, random.pick(["records", "t:note", "list", "xml", ""]));
      } else {
        encoding.writeVarUint(encoder, 0);
        id(encoder);
      }
      if (flags & 0x20) encoding.writeVarString(encoder, random.pick(["shape:1", "__proto__", ""]));
    }
    if (kind === 1) encoding.writeVarUint(encoder, small());
    else if (kind === 2) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, random.pick(["undefined", "{}", "[1]"]));
    } else if (kind === 3) encoding.writeVarUint8Array(encoder, random.bytes(3));
    else if (kind === 4) encoding.writeVarString(encoder, random.pick(["", "x", "words", "😀"]));
    else if (kind === 5) encoding.writeVarString(encoder, random.pick(["{}", "null", "7"]));
    else if (kind === 6) {
      encoding.writeVarString(encoder, "bold");
      encoding.writeVarString(encoder, random.pick(["true", "null"]));
    } else if (kind === 7) {
      const type = random.below(8);
      encoding.writeVarUint(encoder, type);
      if (type === 3 || type === 5) encoding.writeVarString(encoder, "p");
    } else if (kind === 8) {
      const count = random.pick([0, 1, 3]);
      encoding.writeVarUint(encoder, count);
      for (let value = 0; value < count; value += 1)
        encoding.writeAny(encoder, random.pick([1, "x", null, {}, [1]]));
    } else if (kind === 9) {
      encoding.writeVarString(encoder, "inner");
      encoding.writeAny(encoder, {});
    }
  }
}
