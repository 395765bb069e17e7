import type { Role } from "@/contract/roles";

/** A capability URL. Times are milliseconds since the epoch. */
export interface LinkRow {
  id: string;
  boardId: string;
  role: Role;
  label: string;
  /** SHA-256 of the token, for look-up. */
  tokenHash: Uint8Array;
  /** The token sealed with the instance's key (AES-256-GCM), so that a facilitator can see the link again. */
  tokenSealed: Uint8Array;
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
}

/** A browser that has been here: no account, a random cookie. */
export interface SessionRow {
  id: string;
  /** SHA-256 of the cookie. */
  secretHash: Uint8Array;
  /** Public id of this person, shown to others and written to logs. */
  personId: string;
  createdAt: number;
  seenAt: number;
}

/** What a session may open, by which link. `removedAt`: the facilitator removed the person; the link lets them in no more. */
export interface GrantRow {
  sessionId: string;
  boardId: string;
  linkId: string;
  grantedAt: number;
  removedAt: number | null;
}

export interface AccessStore {
  createLinks(links: readonly LinkRow[]): Promise<void>;
  findLinkByTokenHash(tokenHash: Uint8Array): Promise<LinkRow | null>;
  getLink(linkId: string): Promise<LinkRow | null>;
  /** All links of a board, revoked ones too, oldest first. */
  listLinks(boardId: string): Promise<LinkRow[]>;
  /** Sets `revokedAt` once; false if the link does not belong to the board. */
  revokeLink(boardId: string, linkId: string, at: number): Promise<boolean>;
  /**
   * Revokes a link and stores the one in its place, with a grant for it if given; a session's short address leads to the new one
   * from then on. All or nothing. False, and nothing happens, if the link does not belong to the new one's board or was revoked before.
   */
  replaceLink(linkId: string, by: { link: LinkRow; at: number; grant: GrantRow | null }): Promise<boolean>;

  createSession(session: SessionRow): Promise<void>;
  findSessionBySecretHash(secretHash: Uint8Array): Promise<SessionRow | null>;
  findSessionByPersonId(personId: string): Promise<SessionRow | null>;
  touchSession(sessionId: string, at: number): Promise<void>;

  /** Idempotent; does not undo a removal. */
  addGrant(grant: GrantRow): Promise<void>;
  /** Grants of a session with their links, on one board or on all. */
  listGrants(sessionId: string, boardId?: string): Promise<{ grant: GrantRow; link: LinkRow }[]>;
  /** Marks every grant of these sessions on the board as removed. */
  removeGrants(boardId: string, sessionIds: readonly string[], at: number): Promise<void>;
  /** Takes such a removal back. */
  restoreGrants(boardId: string, sessionIds: readonly string[]): Promise<void>;
}
