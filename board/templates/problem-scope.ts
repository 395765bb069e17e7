import type { Template, TemplateCard } from "./template-data";

const scope: TemplateCard = { type: "question", kind: "scope" };
const evidence: TemplateCard = { type: "question", kind: "evidence" };
const requirement: TemplateCard = { type: "question", kind: "requirement" };

export const problemScope: Template = {
  id: "problem-scope",
  title: "Problem scope",
  description: "Agree on what the problem is: questions, each with a status, an answer and its evidence.",
  frames: [
    {
      name: "1 The problem",
      blocks: [
        { kind: "heading", text: "What is the problem?" },
        {
          kind: "text",
          text: "Two or three sentences that everybody in the room accepts. Who has the problem, since when, what does it cost?",
        },
        {
          kind: "grid",
          grid: {
            title: "What belongs to it",
            legend: "text",
            corner: "Part of the problem",
            columns: ["In scope", "Out of scope", "Not known yet"],
            rows: [{ label: "" }, { label: "" }, { label: "" }, { label: "" }, { label: "" }, { label: "" }],
          },
        },
      ],
    },
    {
      name: "2 Questions",
      blocks: [
        { kind: "heading", text: "Which questions decide the scope?" },
        {
          kind: "text",
          text: "An answer needs its evidence, how often and how many included. What cannot be answered now is parked with the reason.",
        },
        {
          kind: "cards",
          columns: 3,
          cards: [scope, evidence, requirement, scope, evidence, requirement, scope, evidence, requirement],
        },
      ],
    },
  ],
};
