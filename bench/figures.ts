/** One measured value with the budget it is held against and the plain relay's value from the same run. */
export interface Figure {
  scenario: string;
  measure: string;
  value: number;
  unit: Unit;
  /** The value may not be above this; null where the figure only informs. */
  budget: number | null;
  /** The plain relay's value under the same load; null when it was not asked for or has none. */
  naive: number | null;
  /** The plain relay must be at least this many times above; null where there is no such rule. */
  timesBelowNaive: number | null;
  note: string;
}

export type Unit = "B" | "ms" | "msg/s" | "ratio" | "cpu-s" | "µs" | "%" | "count";

/** A figure from what is known of it; what is left out is null or empty. */
export function figure(
  given: Pick<Figure, "scenario" | "measure" | "value" | "unit"> & Partial<Figure>,
): Figure {
  return { budget: null, naive: null, timesBelowNaive: null, note: "", ...given };
}

/** `over` when a budget or the distance to the plain relay is missed, `info` when there is nothing to miss. */
export function verdictOf({ value, budget, naive, timesBelowNaive }: Figure): "ok" | "over" | "info" {
  // A value that could not be measured has not kept its budget.
  if (!Number.isFinite(value)) return "over";
  const rules: boolean[] = [];
  if (budget !== null) rules.push(value <= budget);
  if (timesBelowNaive !== null && naive !== null) rules.push(value * timesBelowNaive <= naive);
  if (rules.length === 0) return "info";
  return rules.every(Boolean) ? "ok" : "over";
}

/** The figures as a table for a terminal. */
export function renderTable(figures: readonly Figure[]): string {
  const head = ["measure", "value", "budget", "", "naive", "naive ÷ ours"];
  const rows = figures.map((entry) => [
    `${entry.scenario}: ${entry.measure}`,
    format(entry.value, entry.unit),
    budgetText(entry),
    { ok: "ok", over: "OVER", info: "–" }[verdictOf(entry)],
    entry.naive === null ? "" : format(entry.naive, entry.unit),
    entry.naive === null || entry.value <= 0 ? "" : `${(entry.naive / entry.value).toFixed(1)} ×`,
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const notes = figures.filter(({ note }) => note !== "").map((entry) => `  ${entry.measure}: ${entry.note}`);
  return [
    line(head),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.map(line),
    ...(notes.length > 0 ? ["", "Notes", ...notes] : []),
  ].join("\n");
}

function budgetText({ budget, unit, timesBelowNaive }: Figure): string {
  const parts = [];
  if (budget !== null) parts.push(`≤ ${format(budget, unit)}`);
  if (timesBelowNaive !== null) parts.push(timesBelowNaive === 1 ? "≤ naive" : `naive ÷ ${timesBelowNaive}`);
  return parts.join(", ");
}

function format(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return "not measured";
  switch (unit) {
    case "B":
      if (Math.abs(value) >= 1e6) return `${(value / 1e6).toFixed(2)} MB`;
      return Math.abs(value) >= 1000 ? `${(value / 1000).toFixed(1)} kB` : `${Math.round(value)} B`;
    case "ms":
      return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
    case "msg/s":
      return `${value.toFixed(1)} /s`;
    case "ratio":
      return `${value.toFixed(2)} ×`;
    case "cpu-s":
      return `${value.toFixed(2)} s`;
    case "µs":
      return `${value.toFixed(1)} µs`;
    case "%":
      return `${value.toFixed(1)} %`;
    case "count":
      return String(value);
  }
}

/** The value below which `share` (0 to 1) of the samples lie; NaN for no samples. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) return Number.NaN;
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

/** The middle of the samples; NaN for none. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}
