/** What each template is for and how a group works with it; the board's own text is content and stays as it is. */
export const hint = {
  "hint.open": "How this board works",
  "hint.label": "How this board works: {name}",
  "hint.problem-scope.name": "Problem scope",
  "hint.problem-scope.text":
    "Agree on the problem before the solutions. One row per question: who knows, what is the answer, where is the evidence.",
  "hint.problem-scope.step":
    "Set each question to open, answered or parked; what stays open is the agenda of the next meeting.",
  "hint.proposals.name": "Proposals",
  "hint.proposals.text":
    "Weigh what is on the table. Write what speaks for and against each proposal, and what blocks it.",
  "hint.proposals.step":
    "Give each one a disposition at the end. Ruling one out is a result, and so is naming the missing data.",
  "hint.feature-grid.name": "Feature grid",
  "hint.feature-grid.text":
    "See at a glance what is missing where. Rows are features, columns the variants; each cell has a status from the legend.",
  "hint.feature-grid.step": "Put the evidence and its date beside a status that somebody may doubt.",
  "hint.discussion-session.name": "Discussion session",
  "hint.discussion-session.text":
    "From the agenda on the left to decisions and action items on the right, frame by frame.",
  "hint.discussion-session.step":
    "Give each topic its minutes and the wanted result first; end each with a decision, an action item, or neither on purpose.",
  "hint.late-module-patching.name": "Example",
  "hint.late-module-patching.text":
    "A filled-in example: the discussion about late module patching that Paperboard was made for, with its real questions and proposals.",
  "hint.late-module-patching.step":
    "Try things out here; nothing can break. For your own session make a new board.",
} as const;
