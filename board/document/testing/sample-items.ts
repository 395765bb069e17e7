import type { TLShape } from "@tldraw/tlschema";
import { sampleShape } from "./sample-records";

/** A filled item of every type, and another valid value of every prop of it. */
const box = { w: 360, h: 120 };

const SAMPLE_ITEM_PROPS: Readonly<Record<string, object>> = {
  question: {
    ...box,
    text: "Which sections are special?",
    kind: "scope",
    status: "open",
    answer: "Those that the loader patches.",
    quantity: "3971 of 46902 functions",
    quantitySource: "one count, by its author",
    quantityUrl: "https://example.org/count",
    evidence: {
      e1: { index: "a1", url: "https://example.org/mail/1", label: "the first mail" },
      e2: { index: "a2", url: "https://example.org/mail/2", label: "" },
    },
  },
  proposal: {
    ...box,
    title: "Split the patch by module",
    summary: "One module per patched object.",
    origin: "https://example.org/mail/3",
    code: {
      c1: { index: "a1", url: "https://example.org/branch", label: "branch", effect: "removes 900 lines" },
    },
    points: {
      p1: { index: "a1", sign: "positive", text: "No late handling", author: "Ada", settled: "" },
      p2: { index: "a2", sign: "blocking", text: "Order of loading", author: "Bo", settled: "" },
    },
    disposition: "open",
  },
  "feature-grid": {
    ...box,
    title: "Special sections",
    legend: "kernel",
    corner: "feature",
    rows: { r1: { index: "a1", label: "alternatives" }, r2: { index: "a2", label: "jump labels" } },
    columns: { c1: { index: "a1", label: "x86" }, c2: { index: "a2", label: "s390" } },
    cells: {
      "r1:c1": { status: "ok" },
      "r1:c2": { status: "conditional", note: "with expolines", evidence: "https://example.org/z" },
      "r2:c1": { note: "since 5.8", asOf: "2019-09" },
    },
    asOf: "2019-09",
    evidence: {},
  },
  decision: {
    ...box,
    text: "Late handling goes.",
    outcome: "rough-consensus",
    dissent: { d1: { index: "a1", who: "Bo", why: "Customers use it." } },
    restsOn: { i1: { index: "a1" } },
    decidedAt: "2019-09-11T10:00:00Z",
    topic: "Proposals",
  },
  "action-item": {
    ...box,
    text: "Measure how often it is used",
    owner: "Ada",
    due: "v5.5 merge window",
    status: "open",
    origin: "shape:question",
    topic: "Proposals",
  },
};

export const CHANGED_ITEM_PROPS: Readonly<Record<string, object>> = {
  question: {
    w: 400,
    h: 130,
    text: "Which sections does the loader patch?",
    kind: "evidence",
    status: "answered",
    answer: "",
    quantity: "",
    quantitySource: "another count",
    quantityUrl: "",
    evidence: {
      e2: { index: "a0", url: "https://example.org/mail/2", label: "the second mail" },
      e3: { index: "a3", url: "mailto:ada@example.org", label: "" },
    },
  },
  proposal: {
    w: 400,
    h: 130,
    title: "Split it",
    summary: "",
    origin: "",
    code: {},
    points: {
      p2: { index: "a0", sign: "negative", text: "The order of loading", author: "Bo", settled: "by Ada" },
      p3: { index: "a3", sign: "positive", text: "Small", author: "", settled: "" },
    },
    disposition: "needs-data",
  },
  "feature-grid": {
    w: 700,
    h: 130,
    title: "Sections",
    legend: "partly",
    corner: "section",
    rows: { r2: { index: "a0", label: "jump labels, both kinds" }, r3: { index: "a3", label: "" } },
    columns: { c1: { index: "a1", label: "x86_64" }, c3: { index: "a2", label: "ppc64le" } },
    cells: { "r2:c1": { note: "since v5.8", status: "yes" }, "r3:c3": { note: "?" } },
    asOf: "",
    evidence: { e1: { index: "a1", url: "https://example.org/list", label: "the list" } },
  },
  decision: {
    w: 400,
    h: 130,
    text: "Late handling stays for now.",
    outcome: "no-consensus",
    dissent: { d2: { index: "a1", who: "Cleo", why: "" } },
    restsOn: {},
    decidedAt: "",
    topic: "",
  },
  "action-item": {
    w: 400,
    h: 130,
    text: "Measure it",
    owner: "",
    due: "2019-11-30",
    status: "done",
    origin: "",
    topic: "",
  },
};

export const SAMPLE_ITEM_TYPES: readonly string[] = Object.keys(SAMPLE_ITEM_PROPS);

/** A valid item; `overrides.props` are laid over the sample's. */
export function sampleItem(
  type: string,
  id: string,
  overrides: Parameters<typeof sampleShape>[2] = {},
): TLShape {
  return sampleShape(type, id, {
    x: 100,
    y: 100,
    rotation: 0,
    ...overrides,
    props: { ...SAMPLE_ITEM_PROPS[type], ...overrides.props },
  });
}
