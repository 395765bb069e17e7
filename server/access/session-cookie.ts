const SESSION_COOKIE = "paperboard_session";

/** 400 days, the longest that browsers keep a cookie. */
export const SESSION_SECONDS = 400 * 24 * 60 * 60;

const SECRET = /^[A-Za-z0-9_-]{24}$/;

/** The session's secret in a Cookie header; null when there is none or it cannot be one of ours. */
export function readSessionCookie(header: string | null): string | null {
  for (const part of header?.split(";") ?? []) {
    const equals = part.indexOf("=");
    if (part.slice(0, equals).trim() !== SESSION_COOKIE) continue;
    const value = part.slice(equals + 1).trim();
    if (SECRET.test(value)) return value;
  }
  return null;
}

/** A Set-Cookie header for a new session. @param origin where the browser is; Secure on https */
export function writeSessionCookie(secret: string, origin: string): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${SESSION_COOKIE}=${secret}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
