"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";
import { staleFor } from "./stale-for";

/** A server that restarts is back within this; nobody in the room needs to hear about it. */
const SHOW_AFTER_MS = 3000;

/** Says across the room that the picture is old, and how old. Its own row: it covers nothing. */
export function StaleBanner({ offlineSince }: { offlineSince: number | null }) {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    if (offlineSince === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [offlineSince]);

  if (offlineSince === null || now - offlineSince < SHOW_AFTER_MS) return null;
  return (
    <div role="alert" data-testid="stale" className="room-stale">
      <CloudOff aria-hidden className="size-[1.1em] shrink-0" />
      <strong className="font-[680]">{t("room.stale", { duration: staleFor(now - offlineSince) })}</strong>
      <span>{t("room.staleText", { time: formatTime(new Date(offlineSince)) })}</span>
    </div>
  );
}
