import { AppError } from "@/contract/errors";
import type { AccessStore, GrantRow, LinkRow, SessionRow } from "./access-store";
import { createMemoryState, type MemoryState } from "./memory-state";

/** Links, browser sessions and grants in memory, for tests. Share `state` with the board store. */
export function createMemoryAccessStore(state: MemoryState = createMemoryState()): AccessStore {
  const { boards, links, sessions } = state;
  const insertLinks = (rows: readonly LinkRow[]) => {
    for (const row of rows) {
      if (!boards.has(row.boardId)) throw new AppError("not_found");
      if (links.has(row.id) || byHash(links, "tokenHash", row.tokenHash)) throw new AppError("conflict");
    }
    for (const row of rows) links.set(row.id, { ...row });
  };
  return {
    createLinks: async (rows) => insertLinks(rows),
    async findLinkByTokenHash(tokenHash) {
      return copyOf(byHash(links, "tokenHash", tokenHash));
    },
    async getLink(linkId) {
      return copyOf(links.get(linkId));
    },
    async listLinks(boardId) {
      return [...links.values()]
        .filter((link) => link.boardId === boardId)
        .sort((a, b) => a.createdAt - b.createdAt || compare(a.id, b.id))
        .map((link) => ({ ...link }));
    },
    async revokeLink(boardId, linkId, at) {
      const link = links.get(linkId);
      if (link?.boardId !== boardId) return false;
      link.revokedAt ??= at;
      return true;
    },
    async replaceLink(linkId, { link, at, grant }) {
      const old = links.get(linkId);
      if (old?.boardId !== link.boardId || old.revokedAt !== null) return false;
      if (grant && !sessions.has(grant.sessionId)) throw new AppError("not_found");
      insertLinks([link]);
      old.revokedAt = at;
      for (const code of state.session.codes.values()) if (code.linkId === linkId) code.linkId = link.id;
      if (grant) state.grants.push({ ...grant });
      return true;
    },
    async createSession(session) {
      const taken = [...sessions.values()].some((other) => other.personId === session.personId);
      if (taken || sessions.has(session.id) || byHash(sessions, "secretHash", session.secretHash)) {
        throw new AppError("conflict");
      }
      sessions.set(session.id, { ...session });
    },
    async findSessionBySecretHash(secretHash) {
      return copyOf(byHash(sessions, "secretHash", secretHash));
    },
    async findSessionByPersonId(personId) {
      return copyOf([...sessions.values()].find((session) => session.personId === personId));
    },
    async touchSession(sessionId, at) {
      const session = sessions.get(sessionId);
      if (session) session.seenAt = Math.max(session.seenAt, at);
    },
    async addGrant(grant) {
      if (!sessions.has(grant.sessionId) || !boards.has(grant.boardId) || !links.has(grant.linkId)) {
        throw new AppError("not_found");
      }
      if (!state.grants.some((other) => sameGrant(other, grant))) state.grants.push({ ...grant });
    },
    async listGrants(sessionId, boardId) {
      return state.grants
        .filter((grant) => grant.sessionId === sessionId && (boardId ?? grant.boardId) === grant.boardId)
        .sort(
          (a, b) => a.grantedAt - b.grantedAt || compare(a.boardId, b.boardId) || compare(a.linkId, b.linkId),
        )
        .map((grant) => ({ grant: { ...grant }, link: { ...(links.get(grant.linkId) as LinkRow) } }));
    },
    async removeGrants(boardId, sessionIds, at) {
      for (const grant of state.grants) {
        if (grant.boardId === boardId && sessionIds.includes(grant.sessionId)) grant.removedAt ??= at;
      }
    },
    async restoreGrants(boardId, sessionIds) {
      for (const grant of state.grants) {
        if (grant.boardId === boardId && sessionIds.includes(grant.sessionId)) grant.removedAt = null;
      }
    },
  };
}

function byHash<Key extends string, Row extends Record<Key, Uint8Array>>(
  rows: Map<string, Row>,
  key: Key,
  hash: Uint8Array,
): Row | undefined {
  return [...rows.values()].find((row) => Buffer.compare(row[key], hash) === 0);
}

function copyOf<Row extends LinkRow | SessionRow>(row: Row | undefined): Row | null {
  return row ? { ...row } : null;
}

function sameGrant(a: GrantRow, b: GrantRow): boolean {
  return a.sessionId === b.sessionId && a.boardId === b.boardId && a.linkId === b.linkId;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
