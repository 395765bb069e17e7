import type { TLRecord } from "@tldraw/tlschema";
import { newActionItem, type ActionItemProps } from "@/board/shapes/action-item";
import { newDecision, type DecisionProps } from "@/board/shapes/decision";
import { newFeatureGrid, type FeatureGridProps } from "@/board/shapes/feature-grid";
import { newProposal, type ProposalProps } from "@/board/shapes/proposal";
import { newQuestion, type QuestionProps } from "@/board/shapes/question";
import type { RecordBoard } from "../board-record";

export const BOARD: RecordBoard = {
  id: "board1",
  title: "Late module patching",
  url: "https://board.example.org/review/board1",
  origin: "https://lore.kernel.org/live-patching/20190904084932.gndrtewubqiaxmzy@pathway.suse.cz/",
  createdAt: "2026-11-20T09:00:00.000Z",
  editedAt: "2026-11-23T14:00:00.000Z",
  sealed: false,
};

interface PropsByType {
  question: QuestionProps;
  proposal: ProposalProps;
  decision: DecisionProps;
  "action-item": ActionItemProps;
  "feature-grid": FeatureGridProps;
}

const DEFAULTS: { [T in keyof PropsByType]: () => PropsByType[T] } = {
  question: newQuestion,
  proposal: newProposal,
  decision: newDecision,
  "action-item": newActionItem,
  "feature-grid": newFeatureGrid,
};

interface ShapeOptions {
  x?: number;
  y?: number;
  parentId?: string;
}

function shape(
  id: string,
  type: string,
  props: object,
  { x = 0, y = 0, parentId = "page:p" }: ShapeOptions,
): TLRecord {
  const base = { typeName: "shape", rotation: 0, isLocked: false, opacity: 1, meta: {}, index: "a1" };
  return { ...base, id: `shape:${id}`, type, x, y, parentId, props } as unknown as TLRecord;
}

/** An item with default props but for those given. */
export function item<T extends keyof PropsByType>(
  id: string,
  type: T,
  props: Partial<PropsByType[T]>,
  options: ShapeOptions = {},
): TLRecord {
  return shape(id, type, { ...DEFAULTS[type](), ...props }, options);
}

export function frame(
  id: string,
  name: string,
  options: ShapeOptions & { w?: number; h?: number } = {},
): TLRecord {
  return shape(id, "frame", { w: options.w ?? 1600, h: options.h ?? 900, name, color: "black" }, options);
}

/** An arrow with its two bindings. */
export function arrow(id: string, from: string, to: string): TLRecord[] {
  const binding = (end: string, terminal: string) =>
    ({
      id: `binding:${id}-${terminal}`,
      typeName: "binding",
      type: "arrow",
      fromId: `shape:${id}`,
      toId: `shape:${end}`,
      meta: {},
      props: { terminal },
    }) as unknown as TLRecord;
  return [shape(id, "arrow", {}, {}), binding(from, "start"), binding(to, "end")];
}

export function page(id: string, index: string): TLRecord {
  return { id: `page:${id}`, typeName: "page", name: id, index, meta: {} } as unknown as TLRecord;
}

/** A store's records of one page, by id. */
export function recordMap(...records: (TLRecord | TLRecord[])[]): Map<string, TLRecord> {
  return new Map([page("p", "a1"), ...records.flat()].map((record) => [record.id, record]));
}

/** Everything somebody could type to break a reader, a terminal, a spreadsheet, a mail program or a page. */
export const HOSTILE_TEXT = [
  '=HYPERLINK("http://evil.example")',
  "<script>alert(1)</script> & <img src=x onerror=alert(1)>",
  "# no heading\n- no item\n1. no list\n| no | table |\n```",
  "\u001b[2J\u0007bell \u202eoverride\u202c \ud800lone",
  "x".repeat(300),
  "https://example.org/" + "long/".repeat(40) + "?a=1&b=<2>",
  "שלום עולם العربية 日本語のテキスト 👩‍👩‍👧‍👦🏳️‍🌈 e\u0301",
  "Subject: forged\r\nBcc: victim@example.org\r\n\r\nbody",
].join("\n");

/** A board on which every text is hostile, with 200 action items. */
export function hostileRecords(): Map<string, TLRecord> {
  const at = (n: number) => ({ y: n * 100 });
  const index = "a1";
  return recordMap(
    frame("f", HOSTILE_TEXT),
    item(
      "q",
      "question",
      {
        text: HOSTILE_TEXT,
        answer: HOSTILE_TEXT,
        quantity: HOSTILE_TEXT,
        quantitySource: HOSTILE_TEXT,
        quantityUrl: "https://example.org/?q=\"'><b>",
        evidence: { e: { index, url: "https://example.org/)](x)<y>", label: HOSTILE_TEXT } },
      },
      { parentId: "shape:f" },
    ),
    item(
      "p",
      "proposal",
      {
        title: HOSTILE_TEXT,
        summary: HOSTILE_TEXT,
        points: {
          a: { index, sign: "blocking", text: HOSTILE_TEXT, author: HOSTILE_TEXT, settled: HOSTILE_TEXT },
        },
        code: { c: { index, url: "", label: HOSTILE_TEXT, effect: HOSTILE_TEXT } },
      },
      at(1),
    ),
    item(
      "d",
      "decision",
      {
        text: HOSTILE_TEXT,
        dissent: { x: { index, who: HOSTILE_TEXT, why: HOSTILE_TEXT } },
        restsOn: { "shape:q": { index } },
      },
      at(2),
    ),
    item(
      "g",
      "feature-grid",
      {
        title: HOSTILE_TEXT,
        corner: HOSTILE_TEXT,
        rows: { r: { index, label: HOSTILE_TEXT } },
        columns: { a: { index: "a1", label: HOSTILE_TEXT }, b: { index: "a2", label: "b" } },
        cells: {
          "r:a": { status: HOSTILE_TEXT, note: HOSTILE_TEXT },
          "r:b": { status: "ok", note: "@note" },
        },
      },
      at(3),
    ),
    Array.from({ length: 200 }, (_, n) =>
      item(
        `a${n}`,
        "action-item",
        { text: n === 0 ? HOSTILE_TEXT : `-task ${n}`, owner: `+owner ${n}`, due: "2026-12-24" },
        at(4 + n),
      ),
    ),
  );
}
