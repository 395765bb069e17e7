import { may } from "@/contract/roles";
import type { Peer } from "@/client/sync/board-connection";

/**
 * Whether this browser is the one that makes the board's thumbnail: of the people who edit and look at the page that
 * the thumbnail shows, the one with the lowest id. Everybody counts for themselves and comes to the same answer; two
 * windows of one person both may, and the server takes the first.
 */
export function isElected(selfId: string, pageId: string, peers: readonly Peer[]): boolean {
  return peers.every((peer) => {
    const rival = peer.page === pageId && peer.person !== undefined && may(peer.person.role, "edit");
    return !rival || selfId <= (peer.person?.id ?? "");
  });
}
