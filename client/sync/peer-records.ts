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

export function createPeerRecords(store: TLStore, now: () => number): PeerRecords {
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
        const record = presenceRecord(peer, heardMs);
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

function presenceRecord(peer: Peer, heardMs: number): TLInstancePresence | null {
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
    brush: peer.brush ?? null,
    scribbles: (peer.scribbles ?? []) as unknown as TLScribble[],
    chatMessage: peer.chat ?? "",
    followingUserId: peer.following ?? null,
    lastActivityTimestamp: heardMs,
    meta: {},
  });
}
