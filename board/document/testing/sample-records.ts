import {
  AssetRecordType,
  createBindingId,
  createShapeId,
  DocumentRecordType,
  PageRecordType,
  TLDOCUMENT_ID,
  toRichText,
  type TLAsset,
  type TLBinding,
  type TLDrawShapeSegment,
  type TLPage,
  type TLPageId,
  type TLRecord,
  type TLShape,
} from "@tldraw/tlschema";
import type { IndexKey } from "@tldraw/utils";

/** Records for tests: one of every type that a board may hold. */

const SAMPLE_PAGE = "page:page" as TLPageId;

export function samplePage(id: string = SAMPLE_PAGE, index = "a1"): TLPage {
  return PageRecordType.create({ id: id as TLPageId, name: `Page ${id}`, index: index as IndexKey });
}

function sampleDocument(): TLRecord {
  return DocumentRecordType.create({ id: TLDOCUMENT_ID, name: "" });
}

const text = { size: "m", font: "draw", color: "black", labelColor: "black", scale: 1 } as const;
const box = { w: 120.5, h: 80.25 };
const media = { ...box, url: "", assetId: AssetRecordType.createId("picture"), altText: "A drawing" };

/** A stroke of `count` points that are not on the 0.01 px grid. */
export function sampleSegments(count: number, seed = 1): TLDrawShapeSegment[] {
  const points = Array.from({ length: count }, (_, index) => ({
    x: index === 0 ? 0 : index * 1.37 + Math.sin(index * seed) * 3.3333,
    y: index === 0 ? 0 : Math.cos(index * seed) * 7.7777,
    z: 0.5,
  }));
  return [{ type: "free", points }];
}

const PROPS: Record<string, object> = {
  arrow: {
    ...text,
    kind: "arc",
    fill: "none",
    dash: "draw",
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    start: { x: 0, y: 0 },
    end: { x: 100.123456789, y: -3 },
    bend: 12.5,
    text: "depends on",
    labelPosition: 0.5,
    elbowMidPoint: 0.5,
  },
  bookmark: { ...box, assetId: null, url: "https://example.org/patch" },
  draw: {
    color: "black",
    fill: "none",
    dash: "draw",
    size: "m",
    segments: [
      {
        type: "free",
        points: [
          { x: 0, y: 0, z: 0.5 },
          { x: 3.25, y: -7.5, z: 0.5 },
          { x: 4, y: 2.01, z: 0.75 },
        ],
      },
      {
        type: "straight",
        points: [
          { x: 4, y: 2.01 },
          { x: 90, y: 3 },
        ],
      },
      { type: "free", points: [] },
    ],
    isComplete: true,
    isClosed: false,
    isPen: false,
    scale: 1,
  },
  frame: { ...box, name: "Scope", color: "black" },
  geo: {
    ...text,
    ...box,
    geo: "rectangle",
    dash: "draw",
    url: "",
    growY: 3,
    fill: "semi",
    align: "middle",
    verticalAlign: "middle",
    richText: toRichText("late module handling\n\nx86 only"),
  },
  group: {},
  highlight: {
    color: "yellow",
    size: "l",
    segments: [
      {
        type: "free",
        points: [
          { x: 0, y: 0, z: 0.5 },
          { x: 1.5, y: 2.25, z: 0.5 },
        ],
      },
    ],
    isComplete: true,
    isPen: true,
    scale: 1,
  },
  image: {
    ...media,
    playing: true,
    crop: { topLeft: { x: 0, y: 0 }, bottomRight: { x: 0.5, y: 1 } },
    flipX: true,
    flipY: false,
  },
  line: {
    color: "red",
    dash: "solid",
    size: "s",
    spline: "line",
    points: {
      a1: { id: "a1", index: "a1", x: 0, y: 0 },
      a2: { id: "a2", index: "a2", x: 30.3, y: 40.4 },
    },
    scale: 1,
  },
  note: {
    ...text,
    fontSizeAdjustment: 0,
    align: "middle",
    verticalAlign: "middle",
    growY: 0,
    url: "",
    richText: toRichText("What is missing on which architecture?"),
  },
  text: {
    color: "black",
    size: "m",
    font: "mono",
    textAlign: "start",
    w: 8.125,
    richText: toRichText("relocations"),
    scale: 1,
    autoSize: true,
  },
  video: { ...media, assetId: AssetRecordType.createId("film"), time: 0, playing: false, autoplay: false },
};

/** The types `sampleShape` knows. */
export const SAMPLE_SHAPE_TYPES: readonly string[] = Object.keys(PROPS);

/** A valid shape of a type; `overrides.props` and `overrides.meta` are laid over the sample's. */
export function sampleShape(
  type: string,
  id: string,
  overrides: { props?: object; meta?: object } & Record<string, unknown> = {},
): TLShape {
  const { props, meta, ...rest } = overrides;
  return {
    id: createShapeId(id),
    typeName: "shape",
    type,
    parentId: SAMPLE_PAGE,
    index: "a1",
    x: 10.12345678901234,
    y: -20.5,
    rotation: 0.1,
    isLocked: false,
    opacity: 0.5,
    ...rest,
    props: { ...PROPS[type], ...props },
    meta: { origin: { list: [1, "two", null] }, ...meta },
  } as unknown as TLShape;
}

/** A shape of the one type of tldraw that boards do not have; tldraw's own schema would take it. */
export function sampleEmbed(id: string): TLShape {
  return sampleShape("embed", id, { props: { ...box, url: "https://example.org/player" } });
}

export function sampleBinding(id: string, fromId: string, toId: string): TLBinding {
  return {
    id: createBindingId(id),
    typeName: "binding",
    type: "arrow",
    fromId: createShapeId(fromId),
    toId: createShapeId(toId),
    props: {
      terminal: "end",
      normalizedAnchor: { x: 0.25, y: 0.75 },
      isExact: false,
      isPrecise: true,
      snap: "none",
    },
    meta: {},
  } as unknown as TLBinding;
}

function sampleAssets(): TLAsset[] {
  const file = {
    name: "drawing.png",
    isAnimated: false,
    mimeType: "image/png",
    fileSize: 1234,
    w: 40,
    h: 30,
  };
  return [
    AssetRecordType.create({
      id: AssetRecordType.createId("picture"),
      type: "image",
      props: { ...file, src: "asset:0a1b2c" },
      meta: { uploadedBy: "somebody" },
    }),
    AssetRecordType.create({
      id: AssetRecordType.createId("film"),
      type: "video",
      props: { ...file, mimeType: "video/mp4", src: null },
      meta: {},
    }),
    AssetRecordType.create({
      id: AssetRecordType.createId("bookmark"),
      type: "bookmark",
      props: { title: "A patch", description: "", image: "", favicon: "", src: "https://example.org/patch" },
      meta: {},
    }),
  ];
}

/** One record of every type: document, page, every shape, bindings, assets. */
export function sampleRecords(): TLRecord[] {
  return [
    sampleDocument(),
    samplePage(),
    ...SAMPLE_SHAPE_TYPES.map((type, position) => sampleShape(type, type, { index: indexAt(position) })),
    sampleBinding("one", "arrow", "geo"),
    ...sampleAssets(),
  ];
}

function indexAt(position: number): string {
  return `a${"123456789ABCDEFGHIJ".charAt(position)}`;
}
