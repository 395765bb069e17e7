import { figure, percentile, type Figure } from "./figures";
import { startTarget, type Target, type TargetKind, type TargetOptions } from "./start-target";
import type { Pace } from "./until";

/** What a scenario may know of the run it is part of. */
export interface ScenarioContext {
  /** Measure the plain relay as well. */
  naive: boolean;
  /** Tells whoever watches what is going on. */
  say(line: string): void;
}

/** One row or a few rows of the table. */
export interface Scenario {
  /** For `--only`. */
  name: string;
  run(context: ScenarioContext): Promise<Figure[]>;
}

/** Runs `measure` against a target of its own and disposes of that, whatever happens. */
export async function withTarget<T>(
  options: TargetOptions,
  measure: (target: Target) => Promise<T>,
): Promise<T> {
  const target = await startTarget(options);
  try {
    const measured = await measure(target);
    if (target.errors.length > 0) {
      throw new Error(
        `the ${options.kind} server logged ${target.errors.length} errors, first: ${target.errors[0]}`,
      );
    }
    return measured;
  } finally {
    await target.dispose();
  }
}

/** The same measurement of our server and, when asked for, of the plain relay. */
export async function measureBoth<T>(
  context: ScenarioContext,
  measure: (target: Target) => Promise<T>,
): Promise<{ ours: T; naive: T | null }> {
  const run = (kind: TargetKind) => withTarget({ kind }, measure);
  const ours = await run("paperboard");
  return { ours, naive: context.naive ? await run("naive") : null };
}

/** Above this the machine was too busy with other things: input came in heaps, and merging them looks better than it is. */
const LATE_LIMIT_MS = 50;

/** The row that says whether the figures of a paced scenario mean anything. */
export function paceFigure(scenario: string, pace: Pace): Figure {
  return figure({
    scenario,
    measure: "p95 lateness of the input (is the machine idle enough?)",
    value: percentile(pace.lateMs, 0.95),
    unit: "ms",
    budget: LATE_LIMIT_MS,
  });
}
