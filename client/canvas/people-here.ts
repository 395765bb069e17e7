import type { Peer } from "@/client/sync/board-connection";
import type { Role } from "@/contract/roles";

export interface PersonHere {
  /** Stable while the person is here: several tabs of one person are one entry. */
  id: string;
  name: string;
  color: string;
  role: Role | null;
  /** Shows where they look, so they can be followed. */
  canBeFollowed: boolean;
  followsMe: boolean;
}

/** Pale grey for whoever sends no colour: people who only read. */
export const READER_COLOR = "#a09b92";

/**
 * The people among the peers, one entry per person, in order of arrival; a big screen is nobody. `selfId` is left out:
 * another tab of this browser is not somebody else.
 */
export function peopleHere(peers: readonly Peer[], selfId: string | null): PersonHere[] {
  const people = new Map<string, PersonHere>();
  for (const peer of peers) {
    if (peer.person?.role === "room") continue;
    const id = peer.person?.id ?? `client:${peer.clientId}`;
    if (id === selfId) continue;
    const known = people.get(id);
    const canBeFollowed = peer.page !== undefined && peer.camera !== undefined;
    const followsMe = selfId !== null && peer.following === selfId;
    if (known) {
      known.canBeFollowed ||= canBeFollowed;
      known.followsMe ||= followsMe;
      continue;
    }
    people.set(id, {
      id,
      name: peer.name.trim(),
      color: peer.color ?? READER_COLOR,
      role: peer.person?.role ?? null,
      canBeFollowed,
      followsMe,
    });
  }
  return [...people.values()];
}
