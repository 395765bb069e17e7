import type { Template } from "./template-data";

const row = { label: "" };

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
          text: "The first letter of a status fills the cell. Conditional needs its condition, everything its source and the date it was true.",
        },
        {
          kind: "grid",
          grid: {
            title: "",
            legend: "kernel",
            corner: "Feature",
            columns: ["Variant 1", "Variant 2", "Variant 3", "Variant 4", "Variant 5"],
            rows: [row, row, row, row, row, row, row, row],
          },
        },
      ],
    },
  ],
};
