import { AppError } from "@/contract/errors";
import { readSessionCookie } from "@/server/access/session-cookie";
import type { ServiceDeps } from "./service-deps";
import type { Actor, RequestFacts, Services } from "./services";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);
const BEARER = /^Bearer +(\S{1,200})$/i;

/** Finds out who asks, from the headers of the request alone. */
export function createIdentify(deps: Pick<ServiceDeps, "origins" | "sessions">): Services["identify"] {
  return async (facts) => {
    const origin = deps.origins.of(facts);
    const token = shownToken(facts);
    const secret = readSessionCookie(facts.cookie);
    const sameOrigin = facts.originHeader === origin;
    const writing = !READING.has(facts.method.toUpperCase());

    // Another site's page may send requests with this browser's cookie, and requests without any; it cannot choose
    // its Origin header. Programs send none, and hold no cookie of ours.
    if (writing && token === null && !sameOrigin && (secret !== null || facts.originHeader !== null)) {
      throw new AppError("bad_origin");
    }
    // A token excuses from the Origin check, so beside one the cookie must prove its origin itself: else any token,
    // even a stranger's, would open the way for the cookie.
    const cookieCounts = secret !== null && (!writing || sameOrigin);
    const session = cookieCounts ? await deps.sessions.find(secret) : null;
    return { session, token, origin, browser: sameOrigin, address: facts.address } satisfies Actor;
  };
}

function shownToken(facts: RequestFacts): string | null {
  const bearer = facts.authorization?.match(BEARER)?.[1];
  return bearer ?? (facts.url.searchParams.get("token")?.slice(0, 200) || null);
}
