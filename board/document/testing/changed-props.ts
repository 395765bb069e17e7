import { toRichText } from "@tldraw/tlschema";

const text = { size: "xl", font: "serif", color: "light-violet", labelColor: "green", scale: 2 };
const box = { w: 33.25, h: 44.75 };
const strokes = [
  {
    type: "free",
    points: [
      { x: 0, y: 0, z: 0.25 },
      { x: -12.34, y: 56.78, z: 0.5 },
      { x: -20, y: 60.01, z: 1 },
    ],
  },
];

/** For every type of sample shape another valid value of every prop (see sample-records.ts). */
export const CHANGED_PROPS: Readonly<Record<string, object>> = {
  arrow: {
    ...text,
    kind: "elbow",
    fill: "pattern",
    dash: "dotted",
    arrowheadStart: "diamond",
    arrowheadEnd: "bar",
    start: { x: 1.5, y: 2.5 },
    end: { x: -70.987654321, y: 8 },
    bend: -4,
    text: "blocks",
    labelPosition: 0.25,
    elbowMidPoint: 0.75,
  },
  bookmark: { ...box, assetId: "asset:bookmark", url: "https://example.org/other" },
  draw: {
    color: "red",
    fill: "solid",
    dash: "solid",
    size: "s",
    segments: strokes,
    isComplete: false,
    isClosed: true,
    isPen: true,
    scale: 0.5,
  },
  frame: { ...box, name: "Out of scope", color: "blue" },
  geo: {
    ...text,
    ...box,
    geo: "cloud",
    dash: "dashed",
    url: "https://example.org/",
    growY: 0.5,
    fill: "none",
    align: "end-legacy",
    verticalAlign: "end",
    richText: toRichText("one\ntwo"),
  },
  group: {},
  highlight: { color: "orange", size: "m", segments: strokes, isComplete: false, isPen: false, scale: 3 },
  image: {
    ...box,
    playing: false,
    url: "https://example.org/",
    assetId: "asset:other",
    crop: null,
    flipX: false,
    flipY: true,
    altText: "",
  },
  line: {
    color: "violet",
    dash: "draw",
    size: "l",
    spline: "cubic",
    points: {
      a1: { id: "a1", index: "a1", x: -1, y: 2 },
      a1V: { id: "a1V", index: "a1V", x: 15.5, y: 3.25 },
      a3: { id: "a3", index: "a3", x: 31, y: 41 },
    },
    scale: 0.5,
  },
  note: {
    ...text,
    fontSizeAdjustment: 22,
    align: "start",
    verticalAlign: "start",
    growY: 12,
    url: "https://example.org/",
    richText: {
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [{ type: "text", text: "bold", marks: [{ type: "bold" }] }],
        },
      ],
    },
  },
  text: {
    color: "grey",
    size: "s",
    font: "sans",
    textAlign: "end",
    w: 99.5,
    richText: toRichText("sections"),
    scale: 1.5,
    autoSize: false,
  },
  video: {
    ...box,
    time: 3.5,
    playing: true,
    autoplay: true,
    url: "https://example.org/",
    assetId: null,
    altText: "A film",
  },
};
