import type { AccessStore } from "@/server/storage/access-store";
import { SESSION_SECONDS, writeSessionCookie } from "./session-cookie";
import { hashSecret, newId, newToken } from "./tokens";

/** Who a browser is, for as long as it keeps its cookie. */
export interface BrowserSession {
  id: string;
  personId: string;
}

export interface BrowserSessions {
  /** The session of a cookie's secret; null when unknown or not seen for 400 days. */
  find(secret: string): Promise<BrowserSession | null>;
  /** A new session and the Set-Cookie header that carries it. */
  start(origin: string): Promise<{ session: BrowserSession; setCookie: string }>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createBrowserSessions(deps: { access: AccessStore; now: () => number }): BrowserSessions {
  return {
    async find(secret) {
      const row = await deps.access.findSessionBySecretHash(hashSecret(secret));
      if (!row) return null;
      const now = deps.now();
      if (now - row.seenAt > SESSION_SECONDS * 1000) return null;
      // Once a day is enough to know which sessions live, and spares a write for every request.
      if (now - row.seenAt > DAY_MS) await deps.access.touchSession(row.id, now);
      return { id: row.id, personId: row.personId };
    },
    async start(origin) {
      const secret = newToken();
      const session = { id: newId(), personId: newId() };
      const now = deps.now();
      await deps.access.createSession({
        ...session,
        secretHash: hashSecret(secret),
        createdAt: now,
        seenAt: now,
      });
      return { session, setCookie: writeSessionCookie(secret, origin) };
    },
  };
}
