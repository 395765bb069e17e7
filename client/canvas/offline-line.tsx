"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";

/** Short interruptions show in the header alone. */
const SHOW_AFTER_MS = 4000;

/** A line under the header once the connection has been gone for a while: what is safe, and since when. */
export function OfflineLine({ offlineSince, mayEdit }: { offlineSince: number | null; mayEdit: boolean }) {
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (offlineSince === null) return setShown(false);
    const timer = setTimeout(() => setShown(true), Math.max(0, offlineSince + SHOW_AFTER_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [offlineSince]);

  if (!shown || offlineSince === null) return null;
  const time = formatTime(new Date(offlineSince));
  return (
    <p
      data-testid="offline-line"
      className="flex shrink-0 items-center gap-2.5 border-b border-line bg-todo-soft px-3.5 py-2 text-sm tabular-nums"
    >
      <CloudOff size={16} aria-hidden className="shrink-0 text-todo" />
      {mayEdit ? t("offline.editor", { time }) : t("offline.reader", { time })}
    </p>
  );
}
