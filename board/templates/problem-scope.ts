import type { Cell, Template } from "./template-data";

const emptyQuestion: readonly Cell[] = ["", "", { status: "open" }, ""];

export const problemScope: Template = {
  id: "problem-scope",
  title: "Problem scope",
  description: "Agree on what the problem is: questions, each with a status, an answer and its evidence.",
  frames: [
    {
      name: "The problem",
      blocks: [
        { kind: "heading", text: "What is the problem?" },
        {
          kind: "text",
          text: "Two or three sentences that everybody in the room accepts. Who has the problem, since when, what does it cost?",
        },
        {
          kind: "table",
          columns: [
            { title: "In scope", share: 1 },
            { title: "Out of scope", share: 1 },
            { title: "Not known yet", share: 1 },
          ],
          rows: [
            ["", "", ""],
            ["", "", ""],
            ["", "", ""],
            ["", "", ""],
          ],
        },
      ],
    },
    {
      name: "Questions",
      blocks: [
        { kind: "heading", text: "Which questions decide the scope?" },
        {
          kind: "text",
          text: "Kinds: scope, evidence, requirement. Status: ○ open, ✓ answered, ‖ parked. An answer without evidence is an opinion: say so.",
        },
        {
          kind: "table",
          columns: [
            { title: "Question", share: 5 },
            { title: "Kind", share: 2 },
            { title: "Status", share: 2 },
            { title: "Answer and evidence", share: 5 },
          ],
          rows: [emptyQuestion, emptyQuestion, emptyQuestion, emptyQuestion, emptyQuestion, emptyQuestion],
        },
      ],
    },
  ],
};
