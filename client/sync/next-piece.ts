import * as Y from "yjs";
import { LIMITS } from "@/contract/limits";
import type { UnsavedEdit, WaitingEdit } from "./unsaved-ledger";

/** Waiting edits are merged up to so many bytes: on a slow line a message leaves within seconds, and the next may follow. */
const PIECE_BYTES = 1024 * 1024;
/** Of a message around an update: its type, its kind, its length. */
const AROUND_BYTES = 16;

/** Edits that go as one message. */
export interface Piece<Edit extends UnsavedEdit> {
  edits: Edit[];
  update: Uint8Array;
}

/**
 * The next piece of what waits, oldest first; null when nothing is left but edits that are larger than a message may be and what
 * rests on them. `known`, a state vector: what the server has of them already is left out.
 */
export function nextPiece<Edit extends UnsavedEdit>(
  waiting: readonly WaitingEdit<Edit>[],
  known: Uint8Array | null,
): Piece<Edit> | null {
  const edits: Edit[] = [];
  const updates: Uint8Array[] = [];
  /** By Yjs client, from where on its content cannot be sent. */
  const held = new Map<number, number>();
  let bytes = 0;
  for (const { edit, update: whole } of waiting) {
    const update = known ? Y.diffUpdate(whole, known) : whole;
    if (update.byteLength + AROUND_BYTES > LIMITS.messageBytes || (held.size > 0 && restsOn(update, held))) {
      hold(update, held);
      continue;
    }
    if (edits.length > 0 && bytes + update.byteLength > PIECE_BYTES) break;
    edits.push(edit);
    updates.push(update);
    bytes += update.byteLength;
  }
  const [first] = updates;
  if (!first) return null;
  return { edits, update: updates.length === 1 ? first : Y.mergeUpdates(updates) };
}

function hold(update: Uint8Array, held: Map<number, number>): void {
  // What a client wrote after it rests on it: Yjs takes the content of a client in its order, without gaps.
  for (const [client, from] of Y.parseUpdateMeta(update).from)
    held.set(client, Math.min(from, held.get(client) ?? Infinity));
}

function restsOn(update: Uint8Array, held: ReadonlyMap<number, number>): boolean {
  const isHeld = (client: number, end: number) => end > (held.get(client) ?? Infinity);
  const { structs, ds } = Y.decodeUpdate(update);
  const refers = (struct: Y.Item) =>
    [struct.origin, struct.rightOrigin, struct.parent].some(
      (needed: unknown) => needed instanceof Y.ID && isHeld(needed.client, needed.clock + 1),
    );
  return (
    structs.some(
      (struct) =>
        !(struct instanceof Y.Skip) &&
        (isHeld(struct.id.client, struct.id.clock + struct.length) ||
          (struct instanceof Y.Item && refers(struct))),
    ) ||
    [...ds.clients].some(([client, ranges]) => ranges.some(({ clock, len }) => isHeld(client, clock + len)))
  );
}

/**
 * Whether `doc` has something that the server, whose state vector this is, lacks and that is in none of the updates: once it had
 * that, and lost it.
 */
export function holdsMoreThan(
  doc: Y.Doc,
  known: ReadonlyMap<number, number>,
  updates: readonly Uint8Array[],
): boolean {
  const reached = new Map(known);
  // In the order in which they were made, so that those of one client follow each other.
  for (const { from, to } of updates.map((update) => Y.parseUpdateMeta(update))) {
    for (const [client, start] of from) {
      const at = reached.get(client) ?? 0;
      if (start <= at) reached.set(client, Math.max(at, to.get(client) ?? 0));
    }
  }
  const here = Y.decodeStateVector(Y.encodeStateVector(doc));
  return [...here].some(([client, end]) => (reached.get(client) ?? 0) < end);
}
