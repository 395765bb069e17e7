import type { SerializedSchema } from "@tldraw/store";
import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type SchemaPropsInfo,
  type TLSchema,
} from "@tldraw/tlschema";

/** Shapes and bindings of ours, by type; they come beside tldraw's own. */
export interface BoardSchemaParts {
  shapes?: Record<string, SchemaPropsInfo>;
  bindings?: Record<string, SchemaPropsInfo>;
}

/**
 * Record types that a canvas document may hold. Everything else in tldraw's schema belongs to one browser
 * (camera, selection, presence) and would leak or fight if it were shared.
 */
export const SHARED_RECORD_TYPES: ReadonlySet<string> = new Set([
  "document",
  "page",
  "shape",
  "binding",
  "asset",
]);

/**
 * The schema of a board: tldraw's shapes without `embed` (its host check can be fooled, and nothing outside the
 * host may be loaded). Server and browsers must use this one, so that their migration stamps agree.
 */
export function createBoardSchema(parts: BoardSchemaParts = {}): TLSchema {
  const { embed: _embed, ...shapes } = defaultShapeSchemas;
  return createTLSchema({
    shapes: { ...shapes, ...parts.shapes },
    bindings: { ...defaultBindingSchemas, ...parts.bindings },
  });
}

/** A short name of a schema's version: two programs of one fingerprint write records that both can read. */
export function schemaFingerprint(schema: TLSchema): string {
  const versions = Object.entries(schema.serialize().sequences).sort(([a], [b]) => (a < b ? -1 : 1));
  // FNV-1a, 32 bits: programs of one server differ in few versions, and nobody gains by a collision.
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(versions)) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The schema's stamp, to be kept in the session document: a board without it can never be migrated. */
export function serializeSchema(schema: TLSchema): SerializedSchema {
  return schema.serialize();
}
