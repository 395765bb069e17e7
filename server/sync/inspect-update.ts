import * as Y from "yjs";
import { createRootInspector, type RootInspection } from "./inspect-roots";
import { checkTypeDepth } from "./type-depth";

/** Values inside an update may be nested this deep; ours are a handful deep, and encoders recurse. */
const MAX_DEPTH = 60;

/** What an update would do to a document, found out without changing it. */
export interface UpdateInspection {
  /** Holds content that the document does not have. */
  addsContent: boolean;
  /** Deletes something that is not deleted yet, or not known yet. */
  deletes: boolean;
  /** Something it rests on that neither the document nor the update has; null when it is complete. */
  missing: { client: number; clock: number } | null;
  /** Holds, beside what is new, structs that the document has, in whole or in part. */
  overlaps: boolean;
  /** Keys of root map `records` that would come into being. */
  newRecords: number;
  /** What it does to root types. */
  roots: RootInspection;
  /** Yjs clients whose content it adds. */
  authors: ReadonlySet<number>;
}

/**
 * Decodes a v1 update and compares it with `doc`. Throws when it cannot be decoded or holds what no Yjs client
 * writes and Yjs does not survive: structs without length or order, values and types nested too deep to be handled.
 * Takes time in proportion to the update, not to the document.
 */
export function inspectUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  inspectRoots: ReturnType<typeof createRootInspector> = createRootInspector(),
): UpdateInspection {
  const { structs, ds } = Y.decodeUpdate(update);
  const ends = new Map<number, number>();
  const endOf = (client: number) => ends.get(client) ?? Y.getState(doc.store, client);
  const authors = new Set<number>();
  const added: Y.Item[] = [];
  let missing: UpdateInspection["missing"] = null;
  let overlaps = false;
  let previous: { client: number; end: number } | null = null;

  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (!(struct.length > 0) || !Number.isSafeInteger(end)) throw new Error("a struct has no valid length");
    // Yjs writes each client once, in one run, highest first, and merges updates in reliance on that.
    if (previous && (client === previous.client ? clock !== previous.end : client > previous.client)) {
      throw new Error("structs are out of order");
    }
    previous = { client, end };
    if (struct instanceof Y.Skip) continue;
    if (struct instanceof Y.Item) {
      checkContent(struct.content);
      checkReferences(struct);
    }
    overlaps ||= clock < Y.getState(doc.store, client);
    if (end <= endOf(client)) continue;
    if (clock > endOf(client)) missing ??= { client, clock: clock - 1 };
    ends.set(client, end);
    authors.add(client);
    if (struct instanceof Y.Item) added.push(struct);
  }

  for (const item of added) {
    for (const needed of [item.origin, item.rightOrigin, item.parent]) {
      if (!(needed instanceof Y.ID)) continue;
      if (needed.clock >= endOf(needed.client)) missing ??= needed;
    }
  }
  checkTypeDepth(doc, added);
  let deletes = false;
  for (const [client, ranges] of ds.clients) {
    let end = 0;
    for (const { clock, len } of ranges) {
      // Each range costs a walk over what it covers: Yjs writes them in order, and none twice.
      if (clock < end) throw new Error("deletions are out of order");
      end = clock + len;
      if (!(len > 0) || !Number.isSafeInteger(clock + len)) throw new Error("a deletion has no valid length");
      if (clock + len > endOf(client)) missing ??= { client, clock: clock + len - 1 };
      deletes ||= deletesMore(doc, client, clock, clock + len);
    }
  }
  return {
    addsContent: authors.size > 0,
    deletes,
    missing,
    overlaps,
    newRecords: countNewRecords(doc, added),
    roots: inspectRoots(doc, added),
    authors,
  };
}

/** Whether anything in `[from, to)` of a client is unknown here or not deleted yet. */
function deletesMore(doc: Y.Doc, client: number, from: number, to: number): boolean {
  if (to <= from) return false;
  if (to > Y.getState(doc.store, client)) return true;
  const structs = doc.store.clients.get(client);
  if (!structs) return true;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= to) return false;
    if (!struct.deleted) return true;
  }
  return false;
}

/** Only the first value of a key names it; later ones rest on their predecessor, which tells where they belong. */
function countNewRecords(doc: Y.Doc, added: readonly Y.Item[]): number {
  const records = doc.getMap("records");
  const keys = new Set<string>();
  for (const item of added) {
    const key = recordKey(doc, records, item);
    if (key !== null && !records.has(key)) keys.add(key);
  }
  return keys.size;
}

function recordKey(doc: Y.Doc, records: Y.Map<unknown>, item: Y.Item): string | null {
  const parent: unknown = item.parent;
  if (parent === "records") return item.parentSub;
  const neighbour = item.origin ?? item.rightOrigin;
  if (parent !== null || !neighbour || neighbour.clock >= Y.getState(doc.store, neighbour.client))
    return null;
  const known = Y.getItem(doc.store, neighbour) as Y.Item | Y.GC;
  return known instanceof Y.Item && known.parent === records ? known.parentSub : null;
}

/** Yjs takes for granted that a client's struct rests on earlier ones of that client, and fails on any other. */
function checkReferences({ id, origin, rightOrigin, parent }: Y.Item): void {
  for (const needed of [origin, rightOrigin, parent]) {
    if (needed instanceof Y.ID && needed.client === id.client && needed.clock >= id.clock) {
      throw new Error("a struct rests on itself or on a later one");
    }
  }
}

function checkContent(content: unknown): void {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) checkDepth(content.arr, 0);
  else if (content instanceof Y.ContentEmbed) checkDepth(content.embed, 0);
  else if (content instanceof Y.ContentFormat) checkDepth(content.value, 0);
  else if (content instanceof Y.ContentDoc) throw new Error("documents inside a board are not supported");
}

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if (depth > MAX_DEPTH) throw new Error("a value is nested too deep");
  for (const inner of Array.isArray(value) ? value : Object.values(value)) checkDepth(inner, depth + 1);
}
