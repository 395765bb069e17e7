import { AssetRecordType, type TLRecord } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeBoardCopy } from "@/board/document/board-copy";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { serializeSchema } from "@/board/document/board-schema";
import { recordsOf } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { createRecordCheck } from "@/board/document/check-record";
import { repairRecords } from "@/board/document/repair-records";
import { cardOfVersion0, schemaWithCard, UNMIGRATABLE } from "@/board/document/schema-under-test";
import { readBoardFacts, readSchema } from "@/board/document/session-document";
import { samplePage, sampleRecords, sampleShape } from "@/board/document/testing/sample-records";
import { assetSource } from "@/contract/assets";
import { adoptCanvas } from "./adopt-canvas";

const schema = serializeSchema(createPaperboardSchema());
const check = createRecordCheck(createPaperboardSchema());
const HASH = "h".repeat(43);
const OTHER = "o".repeat(43);
const geo = sampleShape("geo", "g");
const LIMITS = { recordsPerBoard: 100, documentBytes: 100_000 };

function adopt(update: Uint8Array, pictures: string[] = [], limits = LIMITS) {
  return adoptCanvas({ update, template: "blank", at: 5, pictures, limits });
}
function copyOf(records: readonly TLRecord[], title = "Mine", stamp = schema) {
  return encodeBoardCopy({ title, schema: stamp, records });
}
/** A copy with something else in its document. */
function tampered(change: (doc: Y.Doc) => void, records: readonly TLRecord[] = [samplePage(), geo]) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, copyOf(records));
  const again = new Y.Doc();
  // Written by one client in one go, as a copy is.
  again.transact(() => {
    again.getMap("copy").set("title", doc.getMap("copy").get("title"));
    again.getMap("copy").set("schema", doc.getMap("copy").get("schema"));
    for (const [id, map] of recordMaps(doc).entries()) recordMaps(again).set(id, map.clone());
    change(again);
  });
  return Y.encodeStateAsUpdate(again);
}
function docOf(update: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}
function picture(name: string, src: string) {
  return AssetRecordType.create({
    id: AssetRecordType.createId(name),
    type: "image",
    props: { src, w: 1, h: 1, name, isAnimated: false, mimeType: "image/png" },
  }) as TLRecord;
}

describe("adopting a canvas", () => {
  it("makes the two documents of a board, with every kind of record", () => {
    const records = sampleRecords().filter(({ id }) => id !== "asset:bookmark");
    const { title, documents } = adopt(copyOf(records));
    const adopted = recordsOf(docOf(documents.canvas), check);
    expect(adopted.rejected).toEqual([]);
    expect([...adopted.records.keys()]).toEqual(expect.arrayContaining(records.map(({ id }) => id)));
    const session = docOf(documents.session);
    expect(title).toBe("Mine");
    expect(readBoardFacts(session)).toMatchObject({
      title: "Mine",
      template: "blank",
      epoch: 0,
      sealed: false,
    });
    expect(readSchema(session)).toEqual(schema);
  });

  it("keeps nothing of the document but its records", () => {
    const { documents } = adopt(tampered((doc) => doc.getMap("elsewhere").set("secret", "x".repeat(500))));
    expect([...docOf(documents.canvas).share.keys()].sort()).toEqual(["records"]);
    expect(Buffer.from(documents.canvas).includes("xxx")).toBe(false);
  });

  it("lets a picture through only when its board has it, and keeps its place", () => {
    const { documents, pictures } = adopt(
      copyOf([samplePage(), picture("mine", assetSource(HASH)), picture("theirs", assetSource(OTHER))]),
      [HASH],
    );
    const { records } = recordsOf(docOf(documents.canvas), check);
    expect(pictures).toEqual([HASH]);
    expect(records.get(AssetRecordType.createId("mine"))).toMatchObject({
      props: { src: assetSource(HASH) },
    });
    expect(records.get(AssetRecordType.createId("theirs"))).toMatchObject({ props: { src: null } });
  });

  it("brings records of an older page to this schema", () => {
    const [old, now] = [schemaWithCard(0), schemaWithCard(1)];
    const adoptCard = (label: string) => {
      const update = copyOf([samplePage(), cardOfVersion0(label)], "Old", old.serialize());
      return adoptCanvas({ update, template: "blank", at: 5, pictures: [], limits: LIMITS }, now);
    };
    const { canvas } = adoptCard("words").documents;
    const card = recordsOf(docOf(canvas), createRecordCheck(now)).records.get(cardOfVersion0("words").id);
    expect(card).toMatchObject({ props: { text: "words" } });
    expect(() => adoptCard(UNMIGRATABLE)).toThrow(expect.objectContaining({ code: "bad_request" }));
  });

  it("puts what has no place where it can be seen, circles included", () => {
    const circle = [
      sampleShape("frame", "one", { parentId: "shape:two" }),
      sampleShape("frame", "two", { parentId: "shape:one" }),
      sampleShape("geo", "lost", { parentId: "shape:gone" }),
    ];
    const { documents } = adopt(copyOf([samplePage(), ...circle]));
    const { records } = recordsOf(docOf(documents.canvas), check);
    expect(records.size).toBe(circle.length + 2);
    expect(repairRecords(records).size).toBe(0);
  });
});

describe("a copy made by hand", () => {
  const nested = (depth: number) => {
    let value: unknown = "x";
    for (let level = 0; level < depth; level++) value = [value];
    return value;
  };
  it.each<[string, Uint8Array, string]>([
    ["of no bytes", new Uint8Array(), "bad_request"],
    ["of noise", Uint8Array.from({ length: 300 }, (_, at) => (at * 31) % 256), "bad_request"],
    ["cut short", copyOf([samplePage(), geo]).subarray(0, 90), "bad_request"],
    ["without facts", Y.encodeStateAsUpdate(new Y.Doc()), "bad_request"],
    ["without a title", copyOf([samplePage()], "   "), "bad_request"],
    ["with a title beyond all bounds", copyOf([samplePage()], "x".repeat(1000)), "bad_request"],
    [
      "of a version that does not exist yet",
      copyOf([], "T", { schemaVersion: 2, sequences: { "com.tldraw.store": 99 } }),
      "client_outdated",
    ],
    [
      "with a record that is no map",
      tampered((doc) => (doc.getMap("records") as Y.Map<unknown>).set("shape:x", 1)),
      "bad_request",
    ],
    [
      "with an invalid record",
      tampered((doc) => recordMaps(doc).get(geo.id)?.set("p:color", "plaid")),
      "bad_request",
    ],
    [
      "with a record under a foreign id",
      tampered((doc) => recordMaps(doc).get(geo.id)?.set("id", "shape:other")),
      "bad_request",
    ],
    [
      "with text that would crash an editor",
      tampered((doc) =>
        recordMaps(doc)
          .get(geo.id)
          ?.set("p:richText", { type: "doc", content: [{ type: "bomb" }] }),
      ),
      "bad_request",
    ],
    [
      "with a picture from elsewhere",
      copyOf([samplePage(), picture("p", "https://evil.example/p.png")]),
      "bad_request",
    ],
    [
      "with somebody's camera",
      copyOf([
        samplePage(),
        { typeName: "camera", id: "camera:x", x: 0, y: 0, z: 1, meta: {} } as unknown as TLRecord,
      ]),
      "bad_request",
    ],
    [
      "nested too deep",
      tampered((doc) => recordMaps(doc).get(geo.id)?.set("m:deep", nested(200))),
      "bad_request",
    ],
    [
      "with too many records",
      copyOf(Array.from({ length: 101 }, (_, n) => samplePage(`page:${n}`))),
      "board_limit",
    ],
    [
      "that is too large",
      copyOf([samplePage(), sampleShape("geo", "big", { meta: { long: "x".repeat(200_000) } })]),
      "too_large",
    ],
  ])("%s is refused", (_, update, code) => {
    expect(() => adopt(update)).toThrow(expect.objectContaining({ code }));
  });

  it("that rests on content it does not hold is refused", () => {
    const doc = docOf(copyOf([samplePage(), geo]));
    const before = Y.encodeStateVector(doc);
    recordMaps(doc).get(geo.id)?.set("xyr", [1, 2, 3]);
    expect(() => adopt(Y.encodeStateAsUpdate(doc, before))).toThrow(
      expect.objectContaining({ code: "bad_request" }),
    );
  });
});
