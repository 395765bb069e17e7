import type { TLRecord } from "@tldraw/tlschema";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { recordsOf, writeRecord } from "../document/canvas-document";
import { createRecordCheck } from "../document/check-record";
import { migrateDocument } from "../document/migrate-document";
import { initializeSession } from "../document/session-document";
import { samplePage } from "../document/testing/sample-records";
import { createPaperboardSchema } from "../paperboard-schema";
import { itemPlainText } from "./item-plain-text";
import { isItem } from "./item-shapes";

/*
 * What version 1 of each item may have held, written down once and never changed: boards of that time are still there.
 * Not derived from the validators, which are those of today.
 */
const text = fc.string({ unit: "grapheme", maxLength: 40 });
const link = fc.constantFrom("", "https://lore.kernel.org/x", "http://a.example/b?c#d", "mailto:a@b.example");
const size = fc.double({ min: 1, max: 5_000, noNaN: true });
const id = fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/).filter((key) => key !== "__proto__");
const index = fc.constantFrom("a0", "a1", "a1V", "a2", "Zz");
const list = <E extends object>(entry: fc.Arbitrary<E>, key: fc.Arbitrary<string> = id) =>
  fc.dictionary(
    key,
    entry.chain((fields) => index.map((at) => ({ ...fields, index: at }))),
    { maxKeys: 4, noNullPrototype: true },
  );
const evidence = list(fc.record({ url: link, label: text }));

const VERSION_1 = {
  question: fc.record({
    w: size,
    h: size,
    text,
    kind: fc.constantFrom("scope", "evidence", "requirement"),
    status: fc.constantFrom("open", "answered", "parked"),
    answer: text,
    quantity: text,
    quantitySource: text,
    quantityUrl: link,
    evidence,
  }),
  proposal: fc.record({
    w: size,
    h: size,
    title: text,
    summary: text,
    origin: link,
    code: list(fc.record({ url: link, label: text, effect: text })),
    points: list(
      fc.record({
        sign: fc.constantFrom("positive", "negative", "blocking"),
        text,
        author: text,
        settled: text,
      }),
    ),
    disposition: fc.constantFrom("open", "accepted", "rejected", "needs-data", "needs-patch"),
  }),
  "feature-grid": fc.record({
    w: size,
    h: size,
    title: text,
    legend: fc.constantFrom("kernel", "partly", "score", "text"),
    corner: text,
    rows: fc.constant({ r1: { index: "a1", label: "kprobes" }, r2: { index: "a2", label: "" } }),
    columns: fc.constant({ c1: { index: "a1", label: "arm64" } }),
    cells: fc.dictionary(
      fc.constantFrom("r1:c1", "r2:c1"),
      fc.record(
        { status: fc.constantFrom("ok", "todo", "unknown"), note: text, evidence: link, asOf: text },
        { requiredKeys: ["status"] },
      ),
      { noNullPrototype: true },
    ),
    asOf: text,
    evidence,
  }),
  decision: fc.record({
    w: size,
    h: size,
    text,
    outcome: fc.constantFrom("agreed", "rough-consensus", "no-consensus", "deferred"),
    dissent: list(fc.record({ who: text, why: text })),
    restsOn: list(
      fc.record({}),
      id.map((key) => `shape:${key}`),
    ),
    decidedAt: fc.constantFrom("", "2019-09-10T12:30:00.000Z"),
    topic: text,
  }),
  "action-item": fc.record({
    w: size,
    h: size,
    text,
    owner: text,
    due: fc.constantFrom("", "2026-11-30", "v6.20 merge window"),
    status: fc.constantFrom("open", "done", "dropped"),
    origin: fc.constantFrom("", "shape:q"),
  }),
} satisfies Record<string, fc.Arbitrary<object>>;

/** Every text that people wrote into an object, however deep. */
function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

const schema = createPaperboardSchema();

it.each(Object.keys(VERSION_1) as (keyof typeof VERSION_1)[])(
  "a board with a %s of version 1 opens with every word that was written into it",
  (type) => {
    fc.assert(
      fc.property(VERSION_1[type] as fc.Arbitrary<object>, (props) => {
        const now = schema.serialize();
        if (now.schemaVersion !== 2) throw new Error("another kind of stamp");
        const stamp = { ...now, sequences: { ...now.sequences, [`com.tldraw.shape.${type}`]: 0 } };
        const place = {
          parentId: "page:page",
          index: "a1",
          x: 5,
          y: 6,
          rotation: 0,
          isLocked: false,
          opacity: 1,
        };
        const shape = { id: "shape:one", typeName: "shape", type, ...place, props, meta: {} };
        const [canvas, session] = [new Y.Doc(), new Y.Doc()];
        initializeSession(session, { title: "Then", template: "blank", schema: stamp, at: 0 });
        canvas.transact(() =>
          [samplePage(), shape as unknown as TLRecord].forEach((one) => writeRecord(canvas, one)),
        );
        migrateDocument({ canvas, session }, schema);
        const { records, rejected } = recordsOf(canvas, createRecordCheck(schema));
        expect(rejected).toEqual([]);
        const opened = records.get("shape:one");
        if (!opened || !isItem(opened)) throw new Error("it is no item any more");
        const words = wordsOf(opened.props);
        for (const word of wordsOf(props)) if (word !== "") expect(words).toContain(word);
        expect(() => itemPlainText(opened)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  },
);
