/**
 * Short names of shapes for presence: five characters instead of 27, so that hundreds of them fit into one state. Two shapes
 * of a page of 4,000 share one with a chance of 0.7 %; what hangs on it is what somebody sees for a second.
 */
export const SHAPE_KEY_CHARS = 5;

/** At most as many shapes are previewed together: 14 kB, of the 16 that a presence state may have. */
export const MAX_DRAGGED = 2800;

/** A row of keys. */
export const SHAPE_KEYS = /^(?:[\w-]{5})+$/;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The key of a shape id: 30 bits of its FNV-1a hash (draft-eastlake-fnv), with the bits above mixed in. */
export function shapeKey(id: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 30;
  let key = "";
  for (let at = 0; at < SHAPE_KEY_CHARS; at++) key += ALPHABET[(hash >>> (6 * at)) & 63];
  return key;
}

/** The single keys of a row. */
export function splitShapeKeys(keys: string): string[] {
  return keys.match(/.{5}/g) ?? [];
}
