import { createShapeId, type Editor, type TLShapeId } from "tldraw";
import { sampleItem } from "@/board/document/testing/sample-items";
import type { ItemTextSession } from "../item-texts";
import type { TestClient } from "./test-client";

/** What people do to items, for tests of any interleaving. Each does nothing where it cannot be done. */
export interface ItemDeed {
  client: TestClient;
  /** Texts that this person has open, by address. */
  sessions: Map<string, ItemTextSession>;
  who: number;
  value: number;
  other: number;
}

const GRID = createShapeId("grid");
const PROPOSAL = createShapeId("p");
const QUESTION = createShapeId("q");
export const DEED_ITEMS = [
  sampleItem("feature-grid", "grid"),
  sampleItem("proposal", "p", { index: "a2" }),
  sampleItem("question", "q", { index: "a3" }),
];

type Entries = Record<string, Record<string, unknown>>;

function propsOf(editor: Editor, id: TLShapeId): Record<string, Entries> | null {
  const shape = editor.getShape(id);
  return shape ? (shape.props as Record<string, Entries>) : null;
}

function update(editor: Editor, id: TLShapeId, props: object): void {
  const shape = editor.getShape(id);
  if (!shape) return;
  editor.markHistoryStoppingPoint("item");
  editor.updateShape({ id, type: shape.type, props } as never);
}

function pick<T>(values: readonly T[], value: number): T | undefined {
  return values[value % Math.max(1, values.length)];
}

function texts(editor: Editor): { itemId: TLShapeId; path: string }[] {
  const grid = propsOf(editor, GRID);
  const proposal = propsOf(editor, PROPOSAL);
  const cells = grid
    ? Object.keys(grid["rows"] ?? {}).flatMap((row) =>
        Object.keys(grid["columns"] ?? {}).map((column) => `cells/${row}:${column}/note`),
      )
    : [];
  return [
    ...(grid ? ["title", ...cells].map((path) => ({ itemId: GRID, path })) : []),
    ...(proposal
      ? ["summary", ...Object.keys(proposal["points"] ?? {}).map((id) => `points/${id}/text`)].map(
          (path) => ({ itemId: PROPOSAL, path }),
        )
      : []),
    ...(editor.getShape(QUESTION) ? [{ itemId: QUESTION, path: "text" }] : []),
  ];
}

/** An entry or cell without one of its keys. */
function without(entries: Entries, id: string | undefined): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));
}

export const ITEM_DEEDS: Readonly<Record<string, (deed: ItemDeed) => void>> = {
  type({ client, sessions, value, other }) {
    const address = pick(texts(client.editor), value);
    if (!address) return;
    const key = `${address.itemId}/${address.path}`;
    const session = sessions.get(key) ?? client.binding.texts.open(address);
    sessions.set(key, session);
    const length = session.get().length;
    const at = length === 0 ? 0 : other % (length + 1);
    const deleted = other % 5 === 0 ? Math.min(3, length - at) : 0;
    session.splice({ at, deleted, inserted: "abcdefgh"[value % 8] ?? "x" });
  },
  stopTyping({ sessions, value }) {
    const key = pick([...sessions.keys()], value);
    if (key === undefined) return;
    sessions.get(key)?.close();
    sessions.delete(key);
  },
  undoTyping: ({ sessions, value }) => void pick([...sessions.values()], value)?.undo(),
  redoTyping: ({ sessions, value }) => void pick([...sessions.values()], value)?.redo(),
  rewrite: ({ client, value }) =>
    update(client.editor, QUESTION, { text: `rewritten ${"so ".repeat(value % 3)}${value}` }),
  status: ({ client, value }) =>
    update(client.editor, QUESTION, { status: value % 2 ? "answered" : "parked" }),
  cell({ client, value, other }) {
    const grid = propsOf(client.editor, GRID);
    if (!grid) return;
    const key = `${pick(Object.keys(grid["rows"] ?? {}), value) ?? ""}:${pick(Object.keys(grid["columns"] ?? {}), other) ?? ""}`;
    const cell = { ...grid["cells"]?.[key], status: ["ok", "todo", ""][value % 3] };
    update(client.editor, GRID, { cells: { ...grid["cells"], [key]: cell } });
  },
  cellNote({ client, value, other }) {
    const grid = propsOf(client.editor, GRID);
    const key = grid && pick(Object.keys(grid["cells"] ?? {}), value);
    if (!key) return;
    const cell = { ...grid["cells"]?.[key], note: "as before".slice(0, other % 10), asOf: `${value}` };
    update(client.editor, GRID, { cells: { ...grid["cells"], [key]: cell } });
  },
  addRow({ client, value, who }) {
    const rows = propsOf(client.editor, GRID)?.["rows"];
    if (rows)
      update(client.editor, GRID, {
        rows: { ...rows, [`n${who}${value}`]: { index: `a${value % 9}`, label: `row ${value}` } },
      });
  },
  removeRow({ client, value }) {
    const rows = propsOf(client.editor, GRID)?.["rows"];
    if (rows) update(client.editor, GRID, { rows: without(rows, pick(Object.keys(rows), value)) });
  },
  removeColumn({ client, value }) {
    const columns = propsOf(client.editor, GRID)?.["columns"];
    if (columns && value % 4 === 0)
      update(client.editor, GRID, { columns: without(columns, pick(Object.keys(columns), value)) });
  },
  moveRow({ client, value, other }) {
    const rows = propsOf(client.editor, GRID)?.["rows"];
    const id = rows && pick(Object.keys(rows), value);
    if (id) update(client.editor, GRID, { rows: { ...rows, [id]: { ...rows[id], index: `a${other % 9}` } } });
  },
  addPoint({ client, value, who }) {
    const points = propsOf(client.editor, PROPOSAL)?.["points"];
    const point = { index: "a5", sign: "positive", text: `point ${value}`, author: `${who}`, settled: "" };
    if (points) update(client.editor, PROPOSAL, { points: { ...points, [`n${who}${value}`]: point } });
  },
  removePoint({ client, value }) {
    const points = propsOf(client.editor, PROPOSAL)?.["points"];
    if (points)
      update(client.editor, PROPOSAL, { points: without(points, pick(Object.keys(points), value)) });
  },
  editPoint({ client, value, other }) {
    const points = propsOf(client.editor, PROPOSAL)?.["points"];
    const id = points && pick(Object.keys(points), value);
    if (!id) return;
    const point = points[id];
    const next =
      other % 2
        ? { ...point, sign: other % 3 ? "negative" : "blocking" }
        : { ...point, text: `${String(point?.["text"])} ${other}` };
    update(client.editor, PROPOSAL, { points: { ...points, [id]: next } });
  },
  move: ({ client, value }) => {
    const shape = client.editor.getShape(PROPOSAL);
    if (shape) client.editor.updateShape({ id: PROPOSAL, type: shape.type, x: value });
  },
  delete({ client, value }) {
    client.editor.markHistoryStoppingPoint("delete");
    client.editor.deleteShape([GRID, PROPOSAL, QUESTION][value % 3] ?? QUESTION);
  },
  duplicate({ client, value }) {
    const id = [PROPOSAL, QUESTION][value % 2] ?? QUESTION;
    if (client.editor.getShape(id) && value % 5 === 0) client.editor.duplicateShapes([id], { x: 5, y: 5 });
  },
  undo: ({ client }) => void client.editor.undo(),
  redo: ({ client }) => void client.editor.redo(),
};
