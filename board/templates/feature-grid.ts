import type { Cell, Template } from "./template-data";

const unknownRow: readonly Cell[] = [
  "",
  { status: "unknown" },
  { status: "unknown" },
  { status: "unknown" },
  { status: "unknown" },
  { status: "unknown" },
];

export const featureGrid: Template = {
  id: "feature-grid",
  title: "Feature grid",
  description:
    "What is missing where: features by architecture or variant, each cell with a status and its source.",
  frames: [
    {
      name: "Feature grid",
      blocks: [
        { kind: "heading", text: "What is missing where?" },
        {
          kind: "text",
          text: "● ok   ○ TODO   ·· impossible   – N/A   ◐ conditional (name the condition)   ? unknown. Say as of when, and from which source.",
        },
        {
          kind: "table",
          columns: [
            { title: "Feature", share: 3 },
            { title: "Variant 1", share: 2 },
            { title: "Variant 2", share: 2 },
            { title: "Variant 3", share: 2 },
            { title: "Variant 4", share: 2 },
            { title: "Variant 5", share: 2 },
          ],
          rows: [
            unknownRow,
            unknownRow,
            unknownRow,
            unknownRow,
            unknownRow,
            unknownRow,
            unknownRow,
            unknownRow,
          ],
        },
        { kind: "text", text: "As of: …   Sources: …" },
      ],
    },
  ],
};
