/** Files that `GET /api/boards/:id/<name>` gives of a board's record, with their media types. */
export const RECORD_FILES = {
  "record.txt": "text/plain; charset=utf-8",
  "record.eml": "message/rfc822",
  "record.md": "text/markdown; charset=utf-8",
  "record.html": "text/html; charset=utf-8",
  "record.json": "application/json; charset=utf-8",
  "record.csv": "text/csv; charset=utf-8",
  "record.ics": "text/calendar; charset=utf-8",
} as const;
export type RecordFile = keyof typeof RECORD_FILES;

export function isRecordFile(name: string): name is RecordFile {
  return Object.hasOwn(RECORD_FILES, name);
}
