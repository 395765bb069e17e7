/** The items of a board as a document beside the canvas. */
export const outline = {
  "outline.title": "Outline",
  "outline.open": "Show the outline",
  "outline.close": "Close the outline",
  "outline.count": { one: "{n} item", other: "{n} items" },
  "outline.emptyTitle": "No items yet",
  "outline.emptyText":
    "Questions, proposals, feature grids, decisions and action items of this board are listed here as text, to be read and edited without the canvas.",
  "outline.unplaced": "Outside of frames",
  "outline.show": "Show",
  "outline.showItem": "Show “{title}” on the board",
  "outline.edit": "Edit",
  "outline.editItem": "Edit “{title}”",
  "outline.locked": "Locked",
  "outline.add": "Add",
  "outline.points": "Points",
  "outline.settled": "settled: {how}",
  "outline.restsOn": "Rests on",
  "outline.row": "Row to fill in",
  "outline.column": "Column to change",
  "outline.noRows": "This grid has no rows or columns yet.",
} as const;
