import { createShapePropsMigrationSequence, type RecordProps, type TLBaseShape } from "@tldraw/tlschema";
import { T } from "@tldraw/validate";
import { itemEntries, itemLine, itemLink, itemText, type Entries } from "./item-fields";

export const DISPOSITIONS = ["open", "accepted", "rejected", "needs-data", "needs-patch"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const POINT_SIGNS = ["positive", "negative", "blocking"] as const;
export type PointSign = (typeof POINT_SIGNS)[number];

/** What speaks for or against a proposal. A blocking point keeps its objector's name and is settled, never dropped. */
export interface Point {
  index: string;
  sign: PointSign;
  text: string;
  /** Who makes the point; a name, as people typed it. */
  author: string;
  /** Blocking points: how the objection was settled, with a name; empty while it stands. */
  settled: string;
}

/** Code that shows the proposal: a branch, a commit, a diff. */
export interface CodeLink {
  index: string;
  url: string;
  /** E.g. `branch blue-sky`. */
  label: string;
  /** What it would remove or add, e.g. `removes .klp.arch`. */
  effect: string;
}

/** One way to solve the problem, with what speaks for and against it. */
export interface ProposalProps {
  w: number;
  /** Least height; the card grows with its content. */
  h: number;
  title: string;
  summary: string;
  /** Where it was proposed. */
  origin: string;
  code: Entries<CodeLink>;
  points: Entries<Point>;
  disposition: Disposition;
}

export type ProposalShape = TLBaseShape<"proposal", ProposalProps>;

export const proposalProps: RecordProps<ProposalShape> = {
  w: T.positiveNumber,
  h: T.positiveNumber,
  title: itemText,
  summary: itemText,
  origin: itemLink,
  code: itemEntries<CodeLink>(
    T.object({ index: T.string, url: itemLink, label: itemLine, effect: itemLine }),
  ),
  points: itemEntries<Point>(
    T.object({
      index: T.string,
      sign: T.literalEnum(...POINT_SIGNS),
      text: itemText,
      author: itemLine,
      settled: itemLine,
    }),
  ),
  disposition: T.literalEnum(...DISPOSITIONS),
};

export const proposalMigrations = createShapePropsMigrationSequence({ sequence: [] });

export function newProposal(): ProposalProps {
  return { w: 360, h: 60, title: "", summary: "", origin: "", code: {}, points: {}, disposition: "open" };
}
