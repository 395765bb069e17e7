import { t } from "@/client/ui/messages/t";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** "40 seconds", "3 minutes", "2 hours": how long something has been so, rounded down. Seconds go in steps of ten. */
export function staleFor(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < MINUTE_S)
    return t("room.seconds", { n: Math.max(1, seconds < 10 ? seconds : seconds - (seconds % 10)) });
  if (seconds < HOUR_S) return t("room.minutes", { n: Math.floor(seconds / MINUTE_S) });
  return t("room.hours", { n: Math.floor(seconds / HOUR_S) });
}
