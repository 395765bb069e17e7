// @vitest-environment happy-dom
import { defaultShapeSchemas } from "@tldraw/tlschema";
import { createShapeId, type TLDrawShape, type TLRecord, type TLShape } from "tldraw";
import { afterEach, describe, expect, it } from "vitest";
import { createBoardSchema } from "@/board/document/board-schema";
import { writeRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { CHANGED_PROPS } from "@/board/document/testing/changed-props";
import {
  SAMPLE_SHAPE_TYPES,
  sampleEmbed,
  sampleRecords,
  sampleSegments,
  sampleShape,
} from "@/board/document/testing/sample-records";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";

let board: TestBoard;

function open(records: readonly TLRecord[] = []): [TestClient, TestClient] {
  board = openTestBoard(2, records);
  return [board.client(0), board.client(1)];
}

/** Puts records into one store as its person, and shows them to the other. */
function edit(from: TestClient, to: TestClient, records: readonly TLRecord[]): void {
  from.store.put([...records]);
  from.binding.flush();
  board.exchange(from, to);
  board.clock.runFrame();
}

function expectSame(a: TestClient, b: TestClient): void {
  expect(b.shown()).toEqual(a.shown());
  expect(a.written()).toEqual(a.shown());
  for (const client of [a, b]) {
    expect(client.crashes).toEqual([]);
    expect(client.setAside).toEqual([]);
  }
}

function changed(shape: TLShape): TLShape {
  return {
    ...shape,
    x: 1 / 3,
    y: 77.123456789,
    rotation: 1.25,
    opacity: 0.75,
    isLocked: true,
    props: { ...shape.props, ...CHANGED_PROPS[shape.type] },
    meta: { other: { now: true } },
  } as TLShape;
}

const others = sampleRecords().filter((record) => record.typeName !== "shape");

afterEach(() => board.close());

describe("every record of a board, from one editor to another and back", () => {
  for (const type of SAMPLE_SHAPE_TYPES) {
    it(`shows a ${type} and every change of it equal to both`, () => {
      const [a, b] = open();
      const sample = sampleShape(type, "one");
      edit(a, b, [sample]);
      expect(b.shape("shape:one")).toEqual(sample);
      expectSame(a, b);

      const next = changed(sample);
      edit(b, a, [next]);
      expect(a.shape("shape:one")).toEqual(next);
      expectSame(b, a);

      edit(a, b, [sample]);
      expect(b.shape("shape:one")).toEqual(sample);
      expectSame(a, b);
    });
  }

  it("shows a board of all of them at once, with its bindings, assets and pages", () => {
    const [a, b] = open();
    edit(a, b, sampleRecords());
    for (const record of others) expect(b.shown().get(record.id)).toEqual(a.shown().get(record.id));
    expect([...b.shown().keys()].sort()).toEqual(
      sampleRecords()
        .map(({ id }) => id)
        .sort(),
    );
    expectSame(a, b);
  });

  it("shows an asset, and every change of it, equal to both", () => {
    const [a, b] = open();
    const assets = sampleRecords().filter((record) => record.typeName === "asset");
    edit(a, b, assets);
    for (const asset of assets) expect(b.shown().get(asset.id)).toEqual(asset);
    const renamed = assets.map(
      (asset) =>
        ({
          ...asset,
          props: { ...asset.props, ...("name" in asset.props ? { name: "x.png", w: 9 } : { title: "B" }) },
          meta: { by: "b" },
        }) as TLRecord,
    );
    edit(b, a, renamed);
    for (const asset of renamed) expect(a.shown().get(asset.id)).toEqual(asset);
    expectSame(b, a);
  });

  for (const type of ["draw", "highlight"]) {
    it(`shows the points of a ${type} within 0.01 px`, () => {
      const [a, b] = open();
      const segments = sampleSegments(200);
      edit(a, b, [sampleShape(type, "one", { props: { segments } })]);
      const shown = b.shape<TLDrawShape>("shape:one").props.segments;
      expect(shown.map((segment) => segment.points.length)).toEqual([200]);
      shown[0]?.points.forEach((point, index) => {
        const drawn = segments[0]?.points[index];
        expect(Math.abs(point.x - (drawn?.x ?? NaN))).toBeLessThanOrEqual(0.01);
        expect(Math.abs(point.y - (drawn?.y ?? NaN))).toBeLessThanOrEqual(0.01);
        expect(point.z).toBe(drawn?.z);
      });
    });
  }
});

describe("the shapes these tests know", () => {
  it("are tldraw's own without embed, with all their props", () => {
    open();
    const { embed: _embed, ...expected } = defaultShapeSchemas;
    expect([...SAMPLE_SHAPE_TYPES].sort()).toEqual(Object.keys(expected).sort());
    for (const [type, { props }] of Object.entries(expected)) {
      const names = Object.keys(props).sort();
      const sample: Record<string, unknown> = { ...sampleShape(type, "one").props };
      expect(Object.keys(sample).sort(), type).toEqual(names);
      expect(Object.keys(CHANGED_PROPS[type] ?? {}).sort(), type).toEqual(names);
      for (const [name, value] of Object.entries(CHANGED_PROPS[type] ?? {}))
        expect(value, `${type}.${name}`).not.toEqual(sample[name]);
    }
  });
});

describe("an embedded page in the document", () => {
  it("is set aside and not shown, though tldraw's own schema would take it", () => {
    const embed = sampleEmbed("e");
    const whole = createBoardSchema({ shapes: { embed: defaultShapeSchemas.embed } });
    expect(createRecordCheck(whole)(embed.id, embed)).toEqual(embed);

    const [a, b] = open([sampleShape("geo", "g")]);
    a.doc.transact(() => writeRecord(a.doc, embed), "network");
    board.sync();
    for (const client of [a, b]) {
      expect(client.editor.getShape(createShapeId("e"))).toBeUndefined();
      expect(client.shown().has(embed.id)).toBe(false);
      expect(client.setAside.map(({ id }) => id)).toEqual([embed.id]);
      expect(client.shape("shape:g")).toBeDefined();
      expect(client.crashes).toEqual([]);
    }
  });
});
