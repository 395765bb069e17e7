import type { Cell, Template } from "./template-data";

const emptyProposal: readonly Cell[] = ["", "", "", "", { status: "open" }];
const unrated: readonly Cell[] = [
  "",
  { status: "unknown" },
  { status: "unknown" },
  { status: "unknown" },
  { status: "unknown" },
  { status: "unknown" },
  { status: "unknown" },
];

export const proposals: Template = {
  id: "proposals",
  title: "Proposals",
  description:
    "Weigh the proposals on the table: positives, negatives, what blocks them, and what becomes of each.",
  frames: [
    {
      name: "Proposals",
      blocks: [
        { kind: "heading", text: "Which proposals are on the table?" },
        {
          kind: "text",
          text: "Disposition: ○ open, ✓ accepted, ✕ rejected, ◐ needs data, ◐ needs patch. Ruling one out is a result, too.",
        },
        {
          kind: "table",
          columns: [
            { title: "Proposal, where it comes from", share: 4 },
            { title: "+ Positive", share: 4 },
            { title: "− Negative", share: 4 },
            { title: "■ Blocking", share: 4 },
            { title: "Disposition", share: 2 },
          ],
          rows: [emptyProposal, emptyProposal, emptyProposal, emptyProposal, emptyProposal, emptyProposal],
        },
      ],
    },
    {
      name: "Criteria",
      blocks: [
        { kind: "heading", text: "How do they compare?" },
        {
          kind: "text",
          text: "Replace “unknown” by a word and its reason. A cell that stays unknown is a question for the scope.",
        },
        {
          kind: "table",
          columns: [
            { title: "Proposal", share: 4 },
            { title: "Implementation cost", share: 3 },
            { title: "Maintenance cost", share: 3 },
            { title: "Risks", share: 3 },
            { title: "Possible hardening", share: 3 },
            { title: "Effect visible to users", share: 3 },
            { title: "Limits for authors", share: 3 },
          ],
          rows: [unrated, unrated, unrated, unrated, unrated, unrated],
        },
      ],
    },
  ],
};
