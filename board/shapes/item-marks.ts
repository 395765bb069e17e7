/**
 * The marks of items as drawings, not letters: they look the same in every browser, on paper and in an exported picture.
 * Each is drawn in a square of 16: lines are stroked 1.6 wide with round ends, areas are filled.
 */
export interface MarkDrawing {
  stroke?: string;
  fill?: string;
}

export const MARKS = {
  question: { stroke: "M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2 1-1.2 1.9", fill: disc(8, 12.6, 1) },
  proposal: { stroke: "M8 2 14 8 8 14 2 8Z" },
  decision: { stroke: "M4 14.2V2.4M4 3h8.6L10.4 6.2l2.2 3.2H4" },
  action: {
    stroke:
      "M5 2.5h6A2.5 2.5 0 0 1 13.5 5v6a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 11V5A2.5 2.5 0 0 1 5 2.5Z",
  },
  grid: { stroke: "M2.5 2.5h11v11h-11ZM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11" },

  check: { stroke: "M3 8.6 6.4 12 13 4.6" },
  cross: { stroke: "M4 4l8 8M12 4l-8 8" },
  ring: { stroke: ring(8, 8, 4.4) },
  dot: { fill: disc(8, 8, 5) },
  dots: { fill: `${disc(4.6, 8, 1.7)}${disc(11.4, 8, 1.7)}` },
  half: { stroke: ring(8, 8, 4.4), fill: "M8 3.6a4.4 4.4 0 0 1 0 8.8Z" },
  parked: { stroke: "M5.6 3.4v9.2M10.4 3.4v9.2" },
  wave: { stroke: "M2.6 6.6c1.8-2 3.6-2 5.4 0s3.6 2 5.4 0M2.6 11c1.8-2 3.6-2 5.4 0s3.6 2 5.4 0" },
  plus: { stroke: "M8 3v10M3 8h10" },
  minus: { stroke: "M3 8h10" },
  block: { fill: "M3.5 3.5h9v9h-9Z" },
  settled: { stroke: "M3.6 3.6h8.8v8.8H3.6ZM5.8 8.2 7.4 9.8 10.3 6.4" },

  data: { stroke: "M3.4 13V9.4M8 13V3M12.6 13V6.4" },
  code: { stroke: "M5.4 4.4 2 8l3.4 3.6M10.6 4.4 14 8l-3.4 3.6" },
  link: {
    stroke:
      "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 1 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 1 0 3.7 3.7l.7-.7",
  },
  origin: { stroke: "M3 13.4C3 8.4 6.4 6.4 13 6.4M9.8 3.2 13 6.4 9.8 9.6" },
  clock: { stroke: `${ring(8, 8, 5.6)}M8 4.8V8l2.2 1.6` },
} as const satisfies Record<string, MarkDrawing>;

export type MarkName = keyof typeof MARKS;

function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

function ring(x: number, y: number, r: number): string {
  return disc(x, y, r);
}
