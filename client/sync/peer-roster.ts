import type { Awareness } from "y-protocols/awareness";
import type { Peer } from "./board-connection";
import { peersOf } from "./presence";

/** Who else is here, as the page is told. */
export interface PeerRoster {
  /** The same list until something that the page shows of them changed. */
  readonly peers: readonly Peer[];
  /** Everybody with where they are right now. */
  now(awareness: Awareness): readonly Peer[];
  /** Somebody came, went or changed; returns how many there are and whether the page is to be told. */
  update(awareness: Awareness): { count: number; isNews: boolean };
}

export function createPeerRoster(): PeerRoster {
  let roster: { key: string; peers: readonly Peer[] } = { key: "", peers: [] };
  let known: ReadonlyMap<unknown, Peer> = new Map();
  return {
    get peers() {
      return roster.peers;
    },
    now: (awareness) => peersOf(awareness, known).peers,
    update(awareness) {
      const { peers, seen } = peersOf(awareness, known);
      known = seen;
      const key = JSON.stringify(peers.map(shownOf));
      const isNews = key !== roster.key;
      if (isNews) roster = { key, peers };
      return { count: peers.length, isNews };
    },
  };
}

/** What the page shows of a peer; cursors are drawn by the canvas. */
function shownOf({ clientId, name, color, person, page, following, editing }: Peer): unknown[] {
  return [clientId, name, color, person, page, following, editing];
}
