import { createShapePropsMigrationSequence, type RecordProps, type TLBaseShape } from "@tldraw/tlschema";
import { T } from "@tldraw/validate";
import { itemEntries, itemLine, itemText, type Entries } from "./item-fields";

export const OUTCOMES = ["agreed", "rough-consensus", "no-consensus", "deferred"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Who does not agree, and why. */
export interface Dissent {
  index: string;
  who: string;
  why: string;
}

/** What was agreed, who dissented and why, and the items it rests on. */
export interface DecisionProps {
  w: number;
  /** Least height; the card grows with its content. */
  h: number;
  text: string;
  outcome: Outcome;
  dissent: Entries<Dissent>;
  /** Item ids (shape ids) it rests on; arrows from or to items count as well. */
  restsOn: Entries<{ index: string }>;
  /** When it was made: an ISO 8601 time in UTC, or empty. */
  decidedAt: string;
  /** The topic of the agenda it was made under, in words; empty outside of a session. */
  topic: string;
}

export type DecisionShape = TLBaseShape<"decision", DecisionProps>;

export const decisionProps: RecordProps<DecisionShape> = {
  w: T.positiveNumber,
  h: T.positiveNumber,
  text: itemText,
  outcome: T.literalEnum(...OUTCOMES),
  dissent: itemEntries<Dissent>(T.object({ index: T.string, who: itemLine, why: itemText })),
  restsOn: itemEntries<{ index: string }>(T.object({ index: T.string })),
  decidedAt: itemLine,
  topic: itemLine,
};

export const decisionMigrations = createShapePropsMigrationSequence({ sequence: [] });

export function newDecision(): DecisionProps {
  return { w: 360, h: 60, text: "", outcome: "agreed", dissent: {}, restsOn: {}, decidedAt: "", topic: "" };
}

/** Whether there is anything that could have an outcome: a room reads "agreed" on an empty card as a decision. */
export function hasOutcome({ text, dissent }: Pick<DecisionProps, "text" | "dissent">): boolean {
  return text.trim() !== "" || Object.keys(dissent).length > 0;
}
