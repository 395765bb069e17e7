import { criteriaGrid } from "./criteria-grid";
import type { Template, TemplateCard } from "./template-data";

const proposal: TemplateCard = { type: "proposal" };
const row = { label: "" };

export const proposals: Template = {
  id: "proposals",
  title: "Proposals",
  description:
    "Weigh the proposals on the table: positives, negatives, what blocks them, and what becomes of each.",
  frames: [
    {
      name: "1 Proposals",
      blocks: [
        { kind: "heading", text: "Which proposals are on the table?" },
        {
          kind: "text",
          text: "One card each. Point by point what speaks for it, against it, or blocks it. Ruling one out is a result, too.",
        },
        {
          kind: "cards",
          columns: 3,
          cards: [proposal, proposal, proposal, proposal, proposal, proposal],
        },
      ],
    },
    {
      name: "2 Criteria",
      blocks: [
        { kind: "heading", text: "How do they compare?" },
        {
          kind: "text",
          text: "A word and its reason in each cell. A cell that nobody can fill is a question for the scope.",
        },
        criteriaGrid([row, row, row, row, row, row]),
      ],
    },
  ],
};
