import { isDueDate } from "@/board/shapes/action-item";
import type { RecordAction, RecordBoard } from "./board-record";
import { cleanLine } from "./clean-text";

/** Octets of a content line, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const STATUSES = { open: "NEEDS-ACTION", done: "COMPLETED", dropped: "CANCELLED" } as const;

/**
 * Action items as iCalendar to-dos (RFC 5545). A milestone is no date: it stands in the description. `stamp`: when the
 * calendar is made.
 */
export function actionsCalendar(
  boards: readonly {
    board: Pick<RecordBoard, "id" | "title" | "url">;
    actions: readonly Pick<RecordAction, "id" | "text" | "owner" | "due" | "status">[];
  }[],
  stamp: Date,
): string {
  const at = stamp.toISOString().replace(/[-:]|\.\d+/g, "");
  const todos = boards.flatMap(({ board, actions }) =>
    actions.flatMap(({ id, text, owner, due, status }) => [
      "BEGIN:VTODO",
      // Stable, so that a calendar that is fetched again replaces its entries.
      line("UID", `${board.id}-${id}@paperboard`),
      `DTSTAMP:${at}`,
      line("SUMMARY", owner === "" ? text : `${owner}: ${text}`),
      line(
        "DESCRIPTION",
        [`Board: ${board.title}`, due !== "" && !isDueDate(due) && `Due: ${due}`].filter(Boolean).join("\n"),
      ),
      ...(isDueDate(due) ? [`DUE;VALUE=DATE:${due.replaceAll("-", "")}`] : []),
      ...(board.url === "" ? [] : [fold(`URL:${cleanLine(board.url)}`)]),
      `STATUS:${STATUSES[status]}`,
      "END:VTODO",
    ]),
  );
  const calendar = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Paperboard//Action items//EN",
    ...todos,
    "END:VCALENDAR",
  ];
  return `${calendar.join("\r\n")}\r\n`;
}

/** A property whose text cannot end the line or begin another property. */
function line(name: string, text: string): string {
  return fold(
    `${name}:${text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r?\n/g, "\\n")
      .replace(/\r/g, "")}`,
  );
}

function fold(text: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const character of text) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      // The space that marks a continuation counts.
      current = "";
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join("\r\n ");
}
