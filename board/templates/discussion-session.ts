import type { Cell, Template } from "./template-data";

const emptyTopic: readonly Cell[] = ["", "", ""];
const emptyQuestion: readonly Cell[] = ["", { status: "open" }, ""];
const emptyProposal: readonly Cell[] = ["", "", "", { status: "open" }];
const emptyDecision: readonly Cell[] = ["", "", ""];
const emptyAction: readonly Cell[] = ["", "", "", { status: "open" }];

export const discussionSession: Template = {
  id: "discussion-session",
  title: "Discussion session",
  description:
    "A whole session of 15 to 60 minutes: agenda, problem scope, proposals, decisions and action items.",
  frames: [
    {
      name: "Agenda",
      blocks: [
        { kind: "heading", text: "What do we want to leave with?" },
        { kind: "text", text: "One sentence. Then the topics, with minutes that add up." },
        {
          kind: "table",
          columns: [
            { title: "Topic", share: 5 },
            { title: "Minutes", share: 1 },
            { title: "Wanted result", share: 5 },
          ],
          rows: [emptyTopic, emptyTopic, emptyTopic, emptyTopic, emptyTopic],
        },
      ],
    },
    {
      name: "Problem scope",
      blocks: [
        { kind: "heading", text: "Which questions decide the scope?" },
        {
          kind: "text",
          text: "○ open   ✓ answered, with evidence   ‖ parked, with the reason",
        },
        {
          kind: "table",
          columns: [
            { title: "Question", share: 5 },
            { title: "Status", share: 2 },
            { title: "Answer and evidence", share: 5 },
          ],
          rows: [emptyQuestion, emptyQuestion, emptyQuestion, emptyQuestion, emptyQuestion],
        },
      ],
    },
    {
      name: "Proposals",
      blocks: [
        { kind: "heading", text: "Which proposals are on the table?" },
        {
          kind: "text",
          text: "○ open   ✓ accepted   ✕ rejected   ◐ needs data   ◐ needs patch",
        },
        {
          kind: "table",
          columns: [
            { title: "Proposal", share: 4 },
            { title: "+ Positive", share: 4 },
            { title: "− Negative, ■ blocking", share: 4 },
            { title: "Disposition", share: 2 },
          ],
          rows: [emptyProposal, emptyProposal, emptyProposal, emptyProposal, emptyProposal],
        },
      ],
    },
    {
      name: "Decisions and action items",
      blocks: [
        { kind: "heading", text: "What was agreed, and who does what?" },
        {
          kind: "table",
          columns: [
            { title: "Decision", share: 5 },
            { title: "Dissent, and why", share: 4 },
            { title: "Rests on", share: 3 },
          ],
          rows: [emptyDecision, emptyDecision],
        },
        {
          kind: "table",
          columns: [
            { title: "Action item", share: 5 },
            { title: "Owner", share: 3 },
            { title: "Due: a date or a milestone", share: 3 },
            { title: "Status", share: 2 },
          ],
          rows: [emptyAction, emptyAction, emptyAction],
        },
      ],
    },
    {
      name: "Parked",
      blocks: [
        { kind: "heading", text: "Not now, but not forgotten" },
        { kind: "text", text: "One thought a note, with who brings it up again and when." },
        {
          kind: "notes",
          notes: [
            { text: "", color: "yellow" },
            { text: "", color: "yellow" },
            { text: "", color: "yellow" },
            { text: "", color: "yellow" },
          ],
        },
      ],
    },
  ],
};
