import type { BoardRecord, RecordAction, RecordGrid } from "./board-record";
import { sessionTables } from "./record-session";
import { cellWord } from "./status-words";

/** Spreadsheets take cells that begin so for formulas, and run them. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV (RFC 4180): CRLF, every field in quotes, formulas defused by an apostrophe. */
function csv(rows: readonly (readonly string[])[]): string {
  const field = (text: string) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** Action items of a record, one row each, with a head row. */
export function actionsCsv(actions: readonly RecordAction[]): string {
  return csv([
    ["id", "text", "owner", "due", "status", "origin", "topic"],
    ...actions.map(({ id, text, owner, due, status, origin, topic }) => [
      id,
      text,
      owner,
      due,
      status,
      origin?.name ?? "",
      topic,
    ]),
  ]);
}

/** Action items of many boards, one row each, with a head row. */
export function actionListCsv(
  actions: readonly (Omit<RecordAction, "origin" | "section" | "topic"> & {
    boardTitle: string;
    url: string;
  })[],
): string {
  return csv([
    ["board", "id", "text", "owner", "due", "status", "url"],
    ...actions.map(({ boardTitle, id, text, owner, due, status, url }) => [
      boardTitle,
      id,
      text,
      owner,
      due,
      status,
      url,
    ]),
  ]);
}

/** One grid: a head row, then a row per feature; a cell is its word with note, date and source behind it. */
export function gridCsv(grid: RecordGrid): string {
  return csv([
    [grid.corner, ...grid.columns],
    ...grid.rows.map(({ label, cells }) => [
      label,
      ...cells.map(({ status, note, evidence, asOf }) => {
        const said = [note, asOf && `as of ${asOf}`, evidence].filter(Boolean).join(", ");
        return [cellWord(grid.legend, status), said].filter(Boolean).join(": ");
      }),
    ]),
  ]);
}

/** One table of a record by name, `actions` or the id of a grid; null when it has no such table. */
export function recordTable({ actions, grids }: BoardRecord, name: string): string | null {
  if (name === "actions") return actionsCsv(actions);
  const grid = grids.find(({ id }) => id === name);
  return grid ? gridCsv(grid) : null;
}

/** Everything that is a table, one below the other with its title: action items, each grid, then the sessions. */
export function recordCsv(record: BoardRecord): string {
  const { actions, grids } = record;
  const tables = [
    ...(actions.length === 0 && grids.length > 0 ? [] : [csv([["Action items"]]) + actionsCsv(actions)]),
    ...grids.map((grid) => csv([[grid.title || "Feature grid"]]) + gridCsv(grid)),
    ...sessionTables(record).map(({ title, rows }) => csv([[title]]) + csv(rows)),
  ];
  return tables.join("\r\n");
}
