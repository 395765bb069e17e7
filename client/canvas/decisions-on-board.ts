"use client";

import { useRef } from "react";
import { isEqual, useValue, type TLStore } from "tldraw";
import type { DecisionShape, Outcome } from "@/board/shapes/decision";

/** A decision on the canvas, as far as people have written it. */
export interface BoardDecision {
  id: string;
  text: string;
  outcome: Outcome;
  /** ISO 8601, or empty. */
  decidedAt: string;
}

const NONE: readonly BoardDecision[] = [];

/** The decisions of a board that say something, as they were made. The same list until one of them changes. */
export function useDecisionsOnBoard(store: TLStore | null): readonly BoardDecision[] {
  const known = useRef(NONE);
  return useValue(
    "decisions",
    () => {
      const found = store ? readDecisions(store) : NONE;
      if (!isEqual(known.current, found)) known.current = found;
      return known.current;
    },
    [store],
  );
}

function readDecisions(store: TLStore): BoardDecision[] {
  const shapes = store.query.records("shape", () => ({ type: { eq: "decision" as never } })).get();
  return (shapes as unknown as DecisionShape[])
    .map(({ id, props: { text, outcome, decidedAt } }) => ({ id, text: text.trim(), outcome, decidedAt }))
    .filter(({ text }) => text !== "")
    .sort((a, b) => compare(a.decidedAt, b.decidedAt) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
