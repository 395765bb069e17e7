import { isDueDate } from "@/board/shapes/action-item";
import { foldText } from "./fold-text";

/** Digits of a number in a milestone, as they are compared: `v6.9` comes before `v6.20`. */
const DIGITS = 12;

/**
 * A text that sorts as people would by due date: days first, then named milestones (numbers in them by value), then
 * those that are not due. Compare as code units.
 */
export function dueOrder(due: string): string {
  const said = due.trim();
  if (said === "") return "3";
  if (isDueDate(said)) return `1${said}`;
  return `2${foldText(said).replace(/\d+/g, (number) => number.replace(/^0+(?=\d)/, "").padStart(DIGITS, "0"))}`;
}
