/** Feature grids on the canvas. */
export const grid = {
  "grid.sum": "Σ {word}",
  "grid.mean": "Mean",
  "grid.title": "Title of the grid",
  "grid.titleMissing": "What is compared?",
  "grid.corner": "Head of the row labels",
  "grid.labelMissing": "Name",
  "grid.noteMissing": "Note or condition",
  "grid.unnamed": "unnamed",
  "grid.empty": "empty",
  "grid.cornerIs": "{label}, head of the row labels",
  "grid.columnIs": "Column {label}",
  "grid.rowIs": "Row {label}",
  "grid.cellIs": "{row}, {column}: {words}",
  "grid.tooLarge": "Not everything fitted into the grid",
  "grid.tooLargeText": "{rows} rows and {columns} columns were left out: a grid has at most 200 of each.",
} as const;
