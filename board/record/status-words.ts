import type { ActionStatus } from "@/board/shapes/action-item";
import type { Outcome } from "@/board/shapes/decision";
import { markOf, type LegendId } from "@/board/shapes/legends";
import type { Disposition, PointSign } from "@/board/shapes/proposal";
import type { QuestionStatus } from "@/board/shapes/question";

/** Words of records. A record is in English, as the lists are that it is posted to. */
export const QUESTION_WORDS: Readonly<Record<QuestionStatus, string>> = {
  open: "open",
  answered: "answered",
  parked: "parked",
};

export const DISPOSITION_WORDS: Readonly<Record<Disposition, string>> = {
  open: "open",
  accepted: "accepted",
  rejected: "rejected",
  "needs-data": "needs data",
  "needs-patch": "needs patch",
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  agreed: "agreed",
  "rough-consensus": "rough consensus",
  "no-consensus": "no consensus",
  deferred: "deferred",
};

export const ACTION_WORDS: Readonly<Record<ActionStatus, string>> = {
  open: "open",
  done: "done",
  dropped: "dropped",
};

/** Marks of points in plain text. */
export const SIGN_MARKS: Readonly<Record<PointSign, string>> = {
  positive: "+",
  negative: "-",
  blocking: "!",
};

/** A cell's status in words; a status its legend does not know is shown as it is. */
export function cellWord(legend: LegendId, status: string): string {
  if (legend === "kernel" && status === "impossible") return "..";
  return markOf(legend, status)?.word ?? status;
}
