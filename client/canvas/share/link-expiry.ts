import type { MessageKey } from "@/client/ui/messages/t";

const HOUR_MS = 3600_000;

/** How long a new link may work; null works until it is revoked. */
export const LINK_EXPIRIES = [
  { id: "never", ms: null, label: "share.expiry.never" },
  { id: "hours", ms: 3 * HOUR_MS, label: "share.expiry.hours" },
  { id: "day", ms: 24 * HOUR_MS, label: "share.expiry.day" },
  { id: "week", ms: 7 * 24 * HOUR_MS, label: "share.expiry.week" },
  { id: "month", ms: 30 * 24 * HOUR_MS, label: "share.expiry.month" },
] as const satisfies readonly { id: string; ms: number | null; label: MessageKey }[];

export type LinkExpiry = (typeof LINK_EXPIRIES)[number]["id"];

/** The moment a link made at `nowMs` ends, as ISO 8601 in UTC; null for one that does not. */
export function expiresAt(expiry: LinkExpiry, nowMs: number): string | null {
  const ms = LINK_EXPIRIES.find((option) => option.id === expiry)?.ms ?? null;
  return ms === null ? null : new Date(nowMs + ms).toISOString();
}

/** Whether a link no longer works at `nowMs` (milliseconds since the epoch). */
export function isOver(link: { expiresAt: string | null; revokedAt: string | null }, nowMs: number): boolean {
  return link.revokedAt !== null || (link.expiresAt !== null && Date.parse(link.expiresAt) <= nowMs);
}
