import type { SerializedSchema } from "@tldraw/store";
import type * as Y from "yjs";

/**
 * The session document of a board, written by the server alone and read by everybody. Part one of its layout:
 * root map `meta` with title, template, formatVersion, schema (tldraw's stamp), epoch, sealed, locked.
 */

/** Version of our own layout (canvas and session); raised when readers of the old one would misread it. */
const FORMAT_VERSION = 1;

/** What the session document says about the board as a whole. */
export interface BoardMeta {
  title: string;
  template: string;
  /** Address of the thread or issue the discussion came from; empty without one. */
  origin: string;
  formatVersion: number;
  /** Raised when the board is restored or otherwise replaced: edits made before do not belong to it. */
  epoch: number;
  /** The facilitator ended editing. */
  sealed: boolean;
  /** Nobody but facilitators edits for now. */
  locked: boolean;
}

function meta(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("meta");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function count(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
}

/** Title, template and flags. A document that is still empty gives empty texts and false. */
export function readBoardFacts(doc: Y.Doc): BoardMeta {
  const map = meta(doc);
  return {
    title: text(map.get("title")),
    template: text(map.get("template")),
    origin: text(map.get("origin")),
    formatVersion: count(map.get("formatVersion"), FORMAT_VERSION),
    epoch: count(map.get("epoch"), 0),
    sealed: map.get("sealed") === true,
    locked: map.get("locked") === true,
  };
}

/** Fills a new session document; for the server, when it creates the board. */
export function initializeSession(
  doc: Y.Doc,
  facts: { title: string; template: string; origin?: string; schema: SerializedSchema; at: number },
): void {
  doc.transact(() => {
    const map = meta(doc);
    map.set("title", facts.title);
    map.set("template", facts.template);
    if (facts.origin) map.set("origin", facts.origin);
    map.set("formatVersion", FORMAT_VERSION);
    map.set("schema", facts.schema);
    map.set("epoch", 0);
    map.set("sealed", false);
    map.set("locked", false);
    map.set("createdAt", facts.at);
  });
}

export function setTitle(doc: Y.Doc, title: string): void {
  meta(doc).set("title", title);
}

export function setSealed(doc: Y.Doc, sealed: boolean): void {
  meta(doc).set("sealed", sealed);
}

export function setLocked(doc: Y.Doc, locked: boolean): void {
  meta(doc).set("locked", locked);
}

export function isSealed(doc: Y.Doc): boolean {
  return meta(doc).get("sealed") === true;
}

export function isLocked(doc: Y.Doc): boolean {
  return meta(doc).get("locked") === true;
}

/** tldraw's schema stamp, or null while the document is empty or holds something else there. */
export function readSchema(doc: Y.Doc): SerializedSchema | null {
  const stored = meta(doc).get("schema");
  if (typeof stored !== "object" || stored === null) return null;
  const { schemaVersion } = stored as { schemaVersion?: unknown };
  if (schemaVersion !== 1 && schemaVersion !== 2) return null;
  return stored as SerializedSchema;
}

/** Stamps the schema the canvas records are written in. Server only, together with their migration. */
export function writeSchema(doc: Y.Doc, schema: SerializedSchema): void {
  meta(doc).set("schema", schema);
}
