import type { SerializedSchema } from "@tldraw/store";
import type * as Y from "yjs";

/**
 * The session document of a board, written by the server alone and read by everybody. Part one of its layout:
 * root map `meta` with title, template, formatVersion, schema (tldraw's stamp), epoch, sealed (and sealedAt, sealedBy),
 * locked, publishedAt, origin, continues, continuedBy.
 */

/** Version of our own layout (canvas and session); raised when readers of the old one would misread it. */
const FORMAT_VERSION = 1;

/** Who sealed a board, and when. */
export interface Seal {
  /** Milliseconds since the epoch. */
  at: number;
  /** The name that the facilitator goes by; empty for one without a name. */
  by: string;
}

/** Another board of the same series. Its title is not kept: whoever may read it finds it there. */
export interface BoardReference {
  board: string;
  /** When the series went on, in milliseconds since the epoch. */
  at: number;
}

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
  /** When and by whom; null while the board is not sealed, or where that was not kept. */
  seal: Seal | null;
  /** Since when everybody who reaches the server may read the board, in milliseconds since the epoch; null: nobody else. */
  publishedAt: number | null;
  /** When the board was made, in milliseconds since the epoch; null for a document that is still empty. */
  createdAt: number | null;
  /** The board that this one goes on from. */
  continues: BoardReference | null;
  /** Boards that go on from this one, oldest first. */
  continuedBy: BoardReference[];
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
    seal: map.get("sealed") === true ? sealOf(map) : null,
    locked: map.get("locked") === true,
    publishedAt: time(map.get("publishedAt")),
    createdAt: time(map.get("createdAt")),
    continues: references([map.get("continues")])[0] ?? null,
    continuedBy: references(map.get("continuedBy")),
  };
}

function sealOf(map: Y.Map<unknown>): Seal | null {
  const at = time(map.get("sealedAt"));
  return at === null ? null : { at, by: text(map.get("sealedBy")) };
}

function time(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function references(value: unknown): BoardReference[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const { board, at } = (entry ?? {}) as Partial<Record<keyof BoardReference, unknown>>;
    return typeof board === "string" && typeof at === "number" ? [{ board, at }] : [];
  });
}

/** Fills a new session document; for the server, when it creates the board. */
export function initializeSession(
  doc: Y.Doc,
  facts: {
    title: string;
    template: string;
    origin?: string;
    /** The board that this one goes on from. */
    continues?: string;
    schema: SerializedSchema;
    at: number;
  },
): void {
  doc.transact(() => {
    const map = meta(doc);
    map.set("title", facts.title);
    map.set("template", facts.template);
    if (facts.origin) map.set("origin", facts.origin);
    if (facts.continues) map.set("continues", { board: facts.continues, at: facts.at });
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

/** Says that the board was put back to another state: what was made on another epoch does not belong to it. */
export function setEpoch(doc: Y.Doc, epoch: number): void {
  meta(doc).set("epoch", epoch);
}

/** Ends editing, or allows it again. `seal` says when and by whom; a board that is sealed already keeps what it says. */
export function setSealed(doc: Y.Doc, sealed: boolean, seal?: Seal): void {
  doc.transact(() => {
    const map = meta(doc);
    const was = map.get("sealed") === true;
    map.set("sealed", sealed);
    if (!sealed) {
      map.delete("sealedAt");
      map.delete("sealedBy");
    } else if (seal && !was) {
      map.set("sealedAt", seal.at);
      map.set("sealedBy", seal.by);
    }
  });
}

/** Says since when the board is in the library; null: it is not. */
export function setPublished(doc: Y.Doc, at: number | null): void {
  if (at === null) meta(doc).delete("publishedAt");
  else meta(doc).set("publishedAt", at);
}

/** Address of the thread the discussion came from; empty for none. */
export function setOrigin(doc: Y.Doc, origin: string): void {
  meta(doc).set("origin", origin);
}

/** Adds a board that goes on from this one. */
export function addContinuation(doc: Y.Doc, reference: BoardReference): void {
  const map = meta(doc);
  map.set("continuedBy", [...references(map.get("continuedBy")), reference]);
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
