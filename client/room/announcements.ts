import type { BoardDecision } from "@/client/canvas/decisions-on-board";

/** A decision is read out once nobody has typed in it for this long, ms. */
export const SETTLE_MS = 2500;
/** How long the room is shown it, ms. */
export const SHOW_MS = 10_000;

/** What this screen knows of decisions that were made while it watched. */
export interface Announcements {
  /** Ids of those that were there before, or were shown. */
  told: ReadonlySet<string>;
  /** New ones, with what they said last and since when. */
  fresh: readonly { decision: BoardDecision; since: number }[];
  showing: { decision: BoardDecision; since: number } | null;
}

/** What there is when the screen begins to watch is not news. */
export function firstAnnouncements(decisions: readonly BoardDecision[]): Announcements {
  return { told: new Set(decisions.map(({ id }) => id)), fresh: [], showing: null };
}

/** How things are at `now`; the same object while nothing changed. */
export function announcementsAt(
  before: Announcements,
  decisions: readonly BoardDecision[],
  now: number,
): Announcements {
  const fresh = decisions
    .filter(({ id }) => !before.told.has(id))
    .map((decision) => {
      const known = before.fresh.find((entry) => entry.decision.id === decision.id);
      return known && known.decision.text === decision.text
        ? { decision, since: known.since }
        : { decision, since: now };
    });
  // One that is deleted while it is shown was not meant.
  const shown = before.showing;
  const current = shown && decisions.find(({ id }) => id === shown.decision.id);
  const showing =
    shown && current && now - shown.since < SHOW_MS ? { decision: current, since: shown.since } : null;
  const next = showing ? undefined : fresh.find(({ since }) => now - since >= SETTLE_MS);
  const after: Announcements = next
    ? {
        told: new Set([...before.told, next.decision.id]),
        fresh: fresh.filter((entry) => entry !== next),
        showing: { decision: next.decision, since: now },
      }
    : { told: before.told, fresh, showing };
  return same(before, after) ? before : after;
}

/** When something will change by itself; null when nothing will. */
export function nextChangeAt({ fresh, showing }: Announcements): number | null {
  if (showing) return showing.since + SHOW_MS;
  const times = fresh.map(({ since }) => since + SETTLE_MS);
  return times.length > 0 ? Math.min(...times) : null;
}

function same(a: Announcements, b: Announcements): boolean {
  return (
    a.told === b.told &&
    a.showing?.decision === b.showing?.decision &&
    a.fresh.length === b.fresh.length &&
    a.fresh.every(({ decision, since }, index) => {
      const other = b.fresh[index];
      return other?.decision === decision && other.since === since;
    })
  );
}
