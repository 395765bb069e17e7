/** The home page. */
export const home = {
  "home.intro":
    "Sketch a problem together, weigh the proposals, and leave with decisions and action items. Everybody joins by link: no account, nothing to install.",
  "home.create.heading": "New board",
  "home.create.title": "Title",
  "home.create.titlePlaceholder": "What is the discussion about?",
  "home.create.titleMissing": "Give the board a title, so that people know what they join.",
  "home.create.template": "Start from",
  "home.create.key": "Create key",
  "home.create.keyHint": "Creating boards here needs the key that the operator of this instance hands out.",
  "home.create.keyMissing": "Type the create key.",
  "home.create.keyWrong": "That is not the create key of this instance. Ask its operator.",
  "home.create.submit": "Create board",
  "home.create.busy": "Creating…",

  "home.boards.heading": "Your boards",
  "home.boards.hint": "Boards that this browser has opened by a link.",
  "home.boards.search": "Find by title",
  "home.boards.count": { one: "{n} board", other: "{n} boards" },
  "home.boards.edited": "edited",
  "home.boards.people": { one: "{n} person here now", other: "{n} people here now" },
  "home.boards.emptyTitle": "No boards in this browser yet",
  "home.boards.emptyText":
    "A board appears here once you create it, or once you open a link that somebody sent you. The list stays on this browser.",
  "home.boards.noMatch": "No title contains “{query}”.",
  "home.boards.clearSearch": "Show all boards",
} as const;
