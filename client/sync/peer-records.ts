import {
  InstancePresenceRecordType,
  isPageId,
  isShapeId,
  type TLInstancePresence,
  type TLPageId,
  type TLScribble,
  type TLStore,
} from "tldraw";
import type { Peer } from "./board-connection";

/** Colour of whoever sends none: people who only read. */
const NO_COLOR = "#6b6f76";

/**
 * Puts peers into the store as tldraw's presence records, from which it draws cursors, selections and viewports and can
 * follow. One record per connection, by client id: a person's tabs share one user id, and tldraw shows the one that
 * moved last. A peer without a page (a reader, a big screen) has no record.
 */
export interface PeerRecords {
  show(peers: readonly Peer[]): void;
}

/** What of a peer's presence tldraw has no place for; in `meta` of the peer's presence record. */
export interface PeerDrawing {
  /** The record's brush is the box around a large selection. */
  isSelection?: true;
  /** Keys of the shapes that the peer moves, see contract/presence.ts. */
  dragged?: string;
  /** Place of the first of them, `[x, y, rotation]`; missing while they are resized. */
  draggedTo?: number[];
}

export function createPeerRecords(
  store: TLStore,
  now: () => number,
  /** Whether the peer's edits would be taken: nobody else's shapes are shown elsewhere on a mere word. */
  mayMove: (peer: Peer) => boolean,
): PeerRecords {
  /** Client id → the peer's own time of its last activity, and when we heard of it: their clock may be wrong. */
  const activity = new Map<number, { at: number | undefined; heardMs: number }>();
  let shown = new Map<number, Peer>();

  return {
    show(peers) {
      const next = new Map(peers.map((peer) => [peer.clientId, peer]));
      const puts: TLInstancePresence[] = [];
      for (const peer of peers) {
        if (shown.get(peer.clientId) === peer) continue;
        const known = activity.get(peer.clientId);
        const heardMs = known && known.at === peer.at ? known.heardMs : now();
        activity.set(peer.clientId, { at: peer.at, heardMs });
        const record = presenceRecord(peer, heardMs, mayMove(peer));
        if (record) puts.push(record);
      }
      const removes = [...shown.keys()].filter((id) => !next.get(id)?.page).map(recordId);
      for (const id of shown.keys()) if (!next.has(id)) activity.delete(id);
      shown = next;
      store.mergeRemoteChanges(() => {
        // A peer's presence is hostile input that passed the protocol's check, not tldraw's.
        for (const record of puts) if (isValid(record)) store.put([record]);
        store.remove(removes.filter((id) => store.has(id)));
      });
    },
  };
}

function recordId(clientId: number): TLInstancePresence["id"] {
  return InstancePresenceRecordType.createId(String(clientId));
}

function isValid(record: TLInstancePresence): boolean {
  try {
    InstancePresenceRecordType.validate(record);
    return true;
  } catch {
    return false;
  }
}

function peerDrawing(peer: Peer, mayMove: boolean): PeerDrawing {
  const { dragged, draggedTo } = mayMove ? peer : {};
  return {
    ...(!peer.brush && peer.selectionBox && { isSelection: true as const }),
    ...(dragged && { dragged }),
    ...(dragged && draggedTo && { draggedTo }),
  };
}

function presenceRecord(peer: Peer, heardMs: number, mayMove: boolean): TLInstancePresence | null {
  if (!peer.page || !isPageId(peer.page)) return null;
  return InstancePresenceRecordType.create({
    id: recordId(peer.clientId),
    userId: peer.person?.id ?? `client:${peer.clientId}`,
    userName: peer.name,
    color: peer.color ?? NO_COLOR,
    currentPageId: peer.page as TLPageId,
    // Before somebody's pointer has moved for the first time it stands at the origin, or where the view was put: nowhere.
    cursor: peer.cursor && peer.at !== 0 ? { ...peer.cursor, type: "default" } : null,
    camera: peer.camera ?? null,
    screenBounds: peer.screen ?? null,
    selectedShapeIds: (peer.selection ?? []).filter(isShapeId),
    // tldraw draws a brush; ours tells the box of a large selection by what `meta` says (client/canvas/drags).
    brush: peer.brush ?? peer.selectionBox ?? null,
    scribbles: (peer.scribbles ?? []) as unknown as TLScribble[],
    chatMessage: peer.chat ?? "",
    followingUserId: peer.following ?? null,
    lastActivityTimestamp: heardMs,
    meta: { ...peerDrawing(peer, mayMove) },
  });
}
