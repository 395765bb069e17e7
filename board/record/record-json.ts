import type { BoardRecord } from "./board-record";

/** The record as JSON, two spaces deep, ending with a line break. Its shape is described in docs/record-format.md. */
export function recordJson(record: BoardRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
