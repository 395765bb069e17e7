/** Feature grids on the canvas. */
export const grid = {
  "grid.sum": "Σ",
  "grid.titleMissing": "What is compared?",
} as const;
