import type { Template, TemplateCard } from "./template-data";

const proposal: TemplateCard = { type: "proposal" };
const decision: TemplateCard = { type: "decision" };
const action: TemplateCard = { type: "action-item" };
const topic = { label: "" };
const note = { text: "", color: "yellow" } as const;

export const discussionSession: Template = {
  id: "discussion-session",
  title: "Discussion session",
  description:
    "A whole session of 15 to 60 minutes: agenda, problem scope, proposals, decisions and action items.",
  frames: [
    {
      name: "1 Agenda",
      blocks: [
        { kind: "heading", text: "What do we want to leave with?" },
        { kind: "text", text: "One sentence. Then the topics, with minutes that add up." },
        {
          kind: "grid",
          grid: {
            title: "Agenda",
            legend: "text",
            corner: "Topic",
            columns: ["Minutes", "Wanted result", "Prepared by"],
            rows: [topic, topic, topic, topic, topic, topic],
          },
        },
      ],
    },
    {
      name: "2 Problem scope",
      blocks: [
        { kind: "heading", text: "Which questions decide the scope?" },
        {
          kind: "text",
          text: "Answered with evidence, or parked with the reason.",
        },
        {
          kind: "cards",
          columns: 3,
          cards: [
            { type: "question", kind: "scope" },
            { type: "question", kind: "evidence" },
            { type: "question", kind: "requirement" },
            { type: "question", kind: "scope" },
            { type: "question", kind: "evidence" },
            { type: "question", kind: "requirement" },
          ],
        },
      ],
    },
    {
      name: "3 Proposals",
      blocks: [
        { kind: "heading", text: "Which proposals are on the table?" },
        { kind: "text", text: "What speaks for each, against it, or blocks it; then what becomes of it." },
        { kind: "cards", columns: 3, cards: [proposal, proposal, proposal, proposal, proposal, proposal] },
      ],
    },
    {
      name: "4 Decisions and action items",
      blocks: [
        { kind: "heading", text: "What was agreed, and who does what?" },
        {
          kind: "text",
          text: "Who does not agree is named with the reason. An action item without an owner and a due date is a wish.",
        },
        { kind: "cards", columns: 2, cards: [decision, decision] },
        { kind: "cards", columns: 3, cards: [action, action, action, action, action, action] },
      ],
    },
    {
      name: "5 Parked",
      blocks: [
        { kind: "heading", text: "Not now, but not forgotten" },
        { kind: "text", text: "One thought a note, with who brings it up again and when." },
        { kind: "notes", notes: [note, note, note, note, note] },
      ],
    },
  ],
};
