import type { RecordFile } from "@/contract/record-formats";
import type { BoardRecord } from "./board-record";
import { minutesMail } from "./minutes-mail";
import { minutesText } from "./minutes-text";
import { actionsCalendar } from "./record-calendar";
import { recordCsv } from "./record-csv";
import { recordHtml } from "./record-html";
import { recordJson } from "./record-json";
import { recordMarkdown } from "./record-markdown";

/** One of the files of a record, whole. `at`: when it is asked for. */
export function recordFile(record: BoardRecord, file: RecordFile, at: Date): string {
  switch (file) {
    case "record.txt":
      return minutesText(record);
    case "record.eml":
      return minutesMail(record, at).eml;
    case "record.md":
      return recordMarkdown(record);
    case "record.html":
      return recordHtml(record);
    case "record.json":
      return recordJson(record);
    case "record.csv":
      return recordCsv(record);
    case "record.ics":
      return actionsCalendar([record], at);
  }
}
