import {
  AssetRecordType,
  CameraRecordType,
  type TLDrawShape,
  type TLDrawShapeSegment,
  type TLRecord,
  type TLShape,
} from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "./board-schema";
import {
  finishAbandonedStrokes,
  readCheckedRecord,
  recordsOf,
  unfinishedStrokes,
  writeRecord,
  writeRecordsDiff,
} from "./canvas-document";
import { recordMaps } from "./record-maps";
import { createRecordCheck } from "./check-record";
import { sampleEmbed, sampleRecords, sampleSegments, sampleShape } from "./testing/sample-records";

const check = createRecordCheck(createBoardSchema());

function docWith(records: readonly TLRecord[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => records.forEach((record) => writeRecord(doc, record)));
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  const [updateA, updateB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, updateB);
  Y.applyUpdate(b, updateA);
}

function shapeIn(doc: Y.Doc, shape: TLRecord): TLShape {
  const read = readCheckedRecord(doc, shape.id, check);
  if (!read || !("record" in read) || read.record.typeName !== "shape") throw new Error("no such shape");
  return read.record;
}

function change(doc: Y.Doc, from: TLRecord, to: TLRecord): void {
  writeRecordsDiff(doc, { added: {}, updated: { [to.id]: [from, to] }, removed: {} } as never, "test");
}

function segmentsIn(doc: Y.Doc, shape: TLRecord): TLDrawShapeSegment[] {
  return (shapeIn(doc, shape) as TLDrawShape).props.segments;
}

function pointsIn(doc: Y.Doc, shape: TLRecord): number {
  return segmentsIn(doc, shape).reduce((sum, segment) => sum + segment.points.length, 0);
}

function withSegments(shape: TLShape, segments: TLDrawShapeSegment[], isComplete = false): TLShape {
  return { ...shape, props: { ...shape.props, segments, isComplete } } as TLShape;
}

describe("round trip", () => {
  for (const record of sampleRecords()) {
    it(`keeps a ${record.typeName} ${"type" in record ? record.type : ""} exactly, through an update`, () => {
      const read = readCheckedRecord(copyOf(docWith([record])), record.id, check);
      expect(read).toEqual({ record });
    });
  }

  it("keeps every changed property exactly", () => {
    for (const record of sampleRecords()) {
      if (record.typeName !== "shape") continue;
      const doc = docWith([record]);
      const changed = {
        ...record,
        x: 1 / 3,
        rotation: 1.5,
        opacity: 1,
        isLocked: true,
        meta: { other: "now" },
        props: "w" in record.props ? { ...record.props, w: 77.7 } : record.props,
      } as TLShape;
      change(doc, record, changed);
      expect(shapeIn(copyOf(doc), record)).toEqual(changed);
    }
  });

  it("leaves the id to the map's key, since 5,000 ids once more are a fifth of a first state", () => {
    const shape = sampleShape("geo", "g");
    expect(
      recordMaps(docWith([shape]))
        .get(shape.id)
        ?.get("$"),
    ).not.toHaveProperty("id");
  });

  it("reads, changes and overwrites records of boards whose `$` still has the id", () => {
    const shape = sampleShape("geo", "old");
    const doc = new Y.Doc();
    recordMaps(doc).set(shape.id, new Y.Map<unknown>([["$", shape]]));
    expect(shapeIn(doc, shape)).toEqual(shape);
    const moved = { ...shape, x: 70 };
    change(doc, shape, moved);
    expect(shapeIn(copyOf(doc), shape)).toEqual(moved);
    const written = { ...moved, opacity: 0.5 };
    doc.transact(() => writeRecord(doc, written));
    expect(shapeIn(copyOf(doc), shape)).toEqual(written);
  });

  it("keeps stroke points to 0.01 px", () => {
    const shape = withSegments(sampleShape("draw", "s"), sampleSegments(500), true);
    const read = segmentsIn(copyOf(docWith([shape])), shape);
    const [expected] = (shape as TLDrawShape).props.segments;
    expect(read[0]?.points).toHaveLength(500);
    read[0]?.points.forEach((point, index) => {
      expect(Math.abs(point.x - (expected?.points[index]?.x ?? NaN))).toBeLessThanOrEqual(0.0051);
      expect(Math.abs(point.y - (expected?.points[index]?.y ?? NaN))).toBeLessThanOrEqual(0.0051);
      expect(point.z).toBe(0.5);
    });
  });

  it("forgets an optional property that was taken away", () => {
    const shape = sampleShape("geo", "g", { meta: { note: "x" } });
    const doc = docWith([shape]);
    const { note: _note, ...meta } = shape.meta;
    change(doc, shape, { ...shape, meta });
    expect(shapeIn(copyOf(doc), shape).meta).toEqual(meta);
    expect("note" in shapeIn(doc, shape).meta).toBe(false);
  });
});

describe("concurrent edits", () => {
  it("keeps a colour and a move of the same shape", () => {
    const shape = sampleShape("geo", "g");
    const a = docWith([shape]);
    const b = copyOf(a);
    change(a, shape, { ...shape, props: { ...shape.props, color: "red" } } as TLShape);
    change(b, shape, { ...shape, x: 999 });
    exchange(a, b);
    expect(shapeIn(a, shape)).toMatchObject({ x: 999, props: { color: "red" } });
    expect(shapeIn(b, shape)).toEqual(shapeIn(a, shape));
  });

  it("deletes a shape that somebody else edits meanwhile", () => {
    const shape = sampleShape("geo", "g");
    const a = docWith([shape]);
    const b = copyOf(a);
    writeRecordsDiff(a, { added: {}, updated: {}, removed: { [shape.id]: shape } } as never, "test");
    change(b, shape, { ...shape, x: 999 });
    exchange(a, b);
    expect(recordMaps(a).has(shape.id)).toBe(false);
    expect(recordMaps(b).has(shape.id)).toBe(false);
  });

  it("does not bring a deleted shape back by a change", () => {
    const shape = sampleShape("geo", "g");
    const doc = docWith([]);
    change(doc, shape, { ...shape, x: 5 });
    expect(recordMaps(doc).size).toBe(0);
  });

  it("writes nothing for a value the document has already", () => {
    const shape = sampleShape("geo", "g");
    const doc = docWith([shape]);
    const moved = { ...shape, x: 5, isLocked: true };
    change(doc, shape, moved);
    let updates = 0;
    doc.on("update", () => updates++);
    change(doc, shape, moved);
    expect(updates).toBe(0);
  });
});

describe("a freehand stroke", () => {
  const all = sampleSegments(40);
  const upTo = (count: number): TLDrawShapeSegment[] => [
    { type: "free", points: all[0]?.points.slice(0, count) ?? [] },
  ];
  const start = withSegments(sampleShape("draw", "s"), upTo(1));

  it("grows in `live` and ends packed", () => {
    const doc = docWith([start]);
    change(doc, start, withSegments(start, upTo(20)));
    expect(recordMaps(doc).get(start.id)?.has("live")).toBe(true);
    expect(pointsIn(doc, start)).toBe(20);
    change(doc, withSegments(start, upTo(20)), withSegments(start, all, true));
    expect(recordMaps(doc).get(start.id)?.has("live")).toBe(false);
    expect(pointsIn(copyOf(doc), start)).toBe(40);
  });

  it("may replace its last points, which tldraw does", () => {
    const doc = docWith([start]);
    change(doc, start, withSegments(start, upTo(20)));
    const bent: TLDrawShapeSegment[] = [
      { type: "free", points: [...(upTo(19)[0]?.points ?? []), { x: 1, y: 2, z: 0.25 }] },
      {
        type: "straight",
        points: [
          { x: 1, y: 2, z: 1 },
          { x: 50, y: 60 },
        ],
      },
    ];
    change(doc, withSegments(start, upTo(20)), withSegments(start, bent));
    expect(segmentsIn(doc, start)[1]).toEqual(bent[1]);
    expect(segmentsIn(doc, start)[0]?.points.at(-1)).toEqual({ x: 1, y: 2, z: 0.25 });
  });

  it("is not shortened by a stale whole record", () => {
    const doc = docWith([start]);
    change(doc, start, withSegments(start, upTo(20)));
    doc.transact(() => writeRecord(doc, { ...start, x: 42 }));
    expect(pointsIn(doc, start)).toBe(20);
    expect(shapeIn(doc, start).x).toBe(42);
  });

  it("is not shortened by a change from a stale copy", () => {
    const doc = docWith([start]);
    change(doc, start, withSegments(start, upTo(20)));
    change(doc, withSegments(start, upTo(5)), withSegments(start, upTo(6)));
    expect(pointsIn(doc, start)).toBe(21);
  });

  it("takes a finished whole record", () => {
    const doc = docWith([start]);
    doc.transact(() => writeRecord(doc, withSegments(start, all, true)));
    expect(pointsIn(doc, start)).toBe(40);
    expect(recordMaps(doc).get(start.id)?.has("live")).toBe(false);
  });

  it("is finished for an author who vanished, and keeps the points that author brings back", () => {
    const server = docWith([start]);
    const author = copyOf(server);
    change(author, start, withSegments(start, upTo(10)));
    exchange(server, author);
    expect(unfinishedStrokes(server)).toEqual([{ shapeId: start.id, clientId: author.clientID }]);

    change(author, withSegments(start, upTo(10)), withSegments(start, upTo(30)));
    expect(finishAbandonedStrokes(server)).toEqual([start.id]);
    expect(finishAbandonedStrokes(server)).toEqual([]);
    expect(shapeIn(server, start).props).toMatchObject({ isComplete: true });
    exchange(server, author);
    expect(pointsIn(server, start)).toBe(30);

    change(author, withSegments(start, upTo(30)), withSegments(start, all, true));
    exchange(server, author);
    expect(pointsIn(server, start)).toBe(40);
    expect(recordsOf(server, check)).toEqual(recordsOf(author, check));
  });

  it("finishes only the strokes asked for", () => {
    const other = withSegments(sampleShape("highlight", "h"), upTo(2));
    const doc = docWith([start, other]);
    expect(finishAbandonedStrokes(doc, [other.id])).toEqual([other.id]);
    expect(unfinishedStrokes(doc).map((stroke) => stroke.shapeId)).toEqual([start.id]);
  });
});

function picture(src: string): TLRecord {
  return AssetRecordType.create({
    id: AssetRecordType.createId("x"),
    type: "image",
    props: { src, w: 1, h: 1, name: "a", isAnimated: false, mimeType: "image/png" },
  }) as TLRecord;
}

function bookmark(foreign: { image?: string; favicon?: string }): TLRecord {
  return AssetRecordType.create({
    id: AssetRecordType.createId("x"),
    type: "bookmark",
    props: { src: "https://example.org", title: "", description: "", image: "", favicon: "", ...foreign },
  }) as TLRecord;
}

describe("a hand-made document", () => {
  const cases: [string, (map: Y.Map<unknown>) => void][] = [
    ["no base", () => undefined],
    ["a base that is no record", (map) => map.set("$", 7)],
    ["another id", (map) => map.set("$", sampleShape("geo", "other"))],
    ["a private record type", (map) => map.set("$", { id: "shape:x", typeName: "camera" })],
    ["an unknown shape", (map) => map.set("$", sampleShape("geo", "x", { type: "elsewhere" }))],
    ["an embedded page", (map) => map.set("$", sampleEmbed("x"))],
    ["geometry of text", (map) => map.set("xyr", ["1", 2, 3])],
    ["geometry that is no list", (map) => map.set("xyr", 4)],
    ["a nested type", (map) => map.set("p:color", new Y.Map())],
    [
      "damaged points",
      (map) => map.set("$", sampleShape("draw", "x", { props: { segments: Uint8Array.of(9, 9) } })),
    ],
    [
      "a forged count of points",
      (map) =>
        map.set(
          "$",
          sampleShape("draw", "x", { props: { segments: Uint8Array.of(1, 0, 0, 2, 255, 255, 255, 127) } }),
        ),
    ],
    [
      "a stroke without points",
      (map) => map.set("$", sampleShape("draw", "x", { props: { segments: Uint8Array.of(1, 0) } })),
    ],
    ["an unknown text node", (map) => map.set("p:richText", { type: "doc", content: [{ type: "iframe" }] })],
  ];
  for (const [name, damage] of cases) {
    it(`sets a record with ${name} aside and keeps the others`, () => {
      const good = sampleShape("geo", "good");
      const doc = docWith([good]);
      const map = new Y.Map<unknown>();
      if (name !== "no base") map.set("$", sampleShape("geo", "x"));
      damage(map);
      recordMaps(doc).set("shape:x", map);
      const { records, rejected } = recordsOf(doc, check);
      expect([...records.keys()]).toEqual([good.id]);
      expect(rejected).toHaveLength(1);
      expect(rejected[0]?.id).toBe("shape:x");
    });
  }

  it.each<[string, TLRecord]>([
    ["what belongs to one browser", CameraRecordType.create({ id: CameraRecordType.createId("page:page") })],
    ["a picture of another site", picture("https://example.org/track.png")],
    ["a picture inside its record", picture("data:image/png;base64,AAAA")],
    ["a bookmark with a picture of the page it names", bookmark({ image: "https://example.org/track.png" })],
    ["a bookmark with that page's icon", bookmark({ favicon: "https://example.org/favicon.ico" })],
  ])("sets %s aside, though tldraw would take it", (_, record) => {
    const doc = docWith([record]);
    expect(recordsOf(doc, check)).toMatchObject({ rejected: [{ id: record.id }] });
    expect(recordsOf(doc, check).records.size).toBe(0);
  });

  it("is replaced by a whole record written over it", () => {
    const doc = new Y.Doc();
    recordMaps(doc).set("shape:good", new Y.Map());
    const good = sampleShape("geo", "good");
    writeRecord(doc, good);
    expect(shapeIn(doc, good)).toEqual(good);
  });
});
