import type { ActionStatus } from "./action-item";
import type { Outcome } from "./decision";
import type { Disposition } from "./proposal";
import type { QuestionKind, QuestionStatus } from "./question";

/**
 * What cards say by themselves, in the reader's language. It never stands in a text that is broken into lines: heights of
 * cards are the same in every language.
 */
export interface ItemWords {
  question: string;
  proposal: string;
  decision: string;
  action: string;
  kind: Readonly<Record<QuestionKind, string>>;
  status: Readonly<Record<QuestionStatus, string>>;
  disposition: Readonly<Record<Disposition, string>>;
  outcome: Readonly<Record<Outcome, string>>;
  actionStatus: Readonly<Record<ActionStatus, string>>;
  /** What belongs into an empty field. */
  empty: Readonly<{
    question: string;
    answer: Readonly<Record<QuestionStatus, string>>;
    title: string;
    summary: string;
    points: string;
    point: string;
    decision: string;
    action: string;
    owner: string;
  }>;
  restsOn: string;
  dissent: string;
  /** Stands before how a blocking point was settled. */
  settled: string;
  owner(name: string): string;
  due(due: string): string;
  from(title: string): string;
  more(n: number): string;
  /** When a decision was made, from an ISO 8601 time. */
  moment(iso: string): string;
  topic(topic: string): string;
}

const none = () => "";

/** For measuring: heights of cards are the same in every language. */
export const NO_WORDS: ItemWords = {
  question: "",
  proposal: "",
  decision: "",
  action: "",
  kind: { scope: "", evidence: "", requirement: "" },
  status: { open: "", answered: "", parked: "" },
  disposition: { open: "", accepted: "", rejected: "", "needs-data": "", "needs-patch": "" },
  outcome: { agreed: "", "rough-consensus": "", "no-consensus": "", deferred: "" },
  actionStatus: { open: "", done: "", dropped: "" },
  empty: {
    question: "",
    answer: { open: "", answered: "", parked: "" },
    title: "",
    summary: "",
    points: "",
    point: "",
    decision: "",
    action: "",
    owner: "",
  },
  restsOn: "",
  dissent: "",
  settled: "",
  owner: none,
  due: none,
  from: none,
  more: none,
  moment: none,
  topic: none,
};
