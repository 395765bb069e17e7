"use client";

import { formatMoment } from "./format-moment";
import { useHydrated } from "./use-hydrated";

/** An absolute date with weekday and time. The server does not know the reader's time zone and writes UTC. */
export function Moment({ at, now }: { at: string; now?: Date }) {
  const hydrated = useHydrated();
  const date = new Date(at);
  return (
    <time dateTime={at} className="tabular-nums">
      {hydrated ? formatMoment(date, { now: now ?? new Date() }) : formatMoment(date, { timeZone: "UTC" })}
    </time>
  );
}
