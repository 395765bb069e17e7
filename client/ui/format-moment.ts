import { locale } from "./messages/spoken-language";

interface FormatOptions {
  /** When given, the year is left out within the current one. */
  now?: Date;
  /** IANA name; the browser's own when absent. */
  timeZone?: string;
}

/** "Wed 4 Mar, 14:05", with the year unless it is the current one. */
export function formatMoment(date: Date, { now, timeZone }: FormatOptions = {}): string {
  const sameYear = now !== undefined && now.getFullYear() === date.getFullYear();
  const parts = new Intl.DateTimeFormat(locale(), {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(date);
  return `${parts.replace(/^(\p{L}+),/u, "$1")}, ${formatTime(date, timeZone)}`;
}

/** "Wed 4 Mar 2026" for a day without a time zone, `2026-03-04`. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(locale(), {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/^(\p{L}+),/u, "$1");
}

/** "14:05", on a clock of 24 hours in every language. */
export function formatTime(date: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(date);
}
