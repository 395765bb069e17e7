import { createShapePropsMigrationSequence, type RecordProps, type TLBaseShape } from "@tldraw/tlschema";
import { T } from "@tldraw/validate";
import { evidenceLinks, itemLine, itemLink, itemText, type Entries, type EvidenceLink } from "./item-fields";

export const QUESTION_KINDS = ["scope", "evidence", "requirement"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUESTION_STATUSES = ["open", "answered", "parked"] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** Part of the problem scope: what is asked, what is known about it, and where that comes from. */
export interface QuestionProps {
  w: number;
  /** Least height; the card grows with its content. */
  h: number;
  text: string;
  kind: QuestionKind;
  status: QuestionStatus;
  /** The answer, or why the question is parked. */
  answer: string;
  /** How often, how many: e.g. `3971 of 46902 functions, about 8.5 %`. */
  quantity: string;
  /** Where the quantity comes from, in words. */
  quantitySource: string;
  quantityUrl: string;
  evidence: Entries<EvidenceLink>;
}

export type QuestionShape = TLBaseShape<"question", QuestionProps>;

export const questionProps: RecordProps<QuestionShape> = {
  w: T.positiveNumber,
  h: T.positiveNumber,
  text: itemText,
  kind: T.literalEnum(...QUESTION_KINDS),
  status: T.literalEnum(...QUESTION_STATUSES),
  answer: itemText,
  quantity: itemLine,
  quantitySource: itemLine,
  quantityUrl: itemLink,
  evidence: evidenceLinks,
};

export const questionMigrations = createShapePropsMigrationSequence({ sequence: [] });

export function newQuestion(): QuestionProps {
  return {
    w: 360,
    h: 60,
    text: "",
    kind: "scope",
    status: "open",
    answer: "",
    quantity: "",
    quantitySource: "",
    quantityUrl: "",
    evidence: {},
  };
}
