/** What each template is, as people choose one: the words of board/templates. What it puts on a board is no interface. */
export const templates = {
  "template.blank.title": "Blank board",
  "template.blank.description": "An empty canvas: draw, write, and bring your own structure.",
  "template.problem-scope.title": "Problem scope",
  "template.problem-scope.description":
    "Agree on what the problem is: questions, each with a status, an answer and its evidence.",
  "template.proposals.title": "Proposals",
  "template.proposals.description":
    "Weigh the proposals on the table: positives, negatives, what blocks them, and what becomes of each.",
  "template.feature-grid.title": "Feature grid",
  "template.feature-grid.description":
    "What is missing where: features by architecture or variant, each cell with a status and its source.",
  "template.discussion-session.title": "Discussion session",
  "template.discussion-session.description":
    "A whole session of 15 to 60 minutes: agenda, problem scope, proposals, decisions and action items.",
  "template.late-module-patching.title": "Late module patching, 2019",
  "template.late-module-patching.description":
    "An example from real material: how kernel developers weighed live-patching modules that load late.",
} as const;
