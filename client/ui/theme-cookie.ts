export type Theme = "system" | "light" | "dark";

/** Holds "light" or "dark"; absent for "as the system". Not a secret, read by pages when they render. */
export const THEME_COOKIE = "paperboard_theme";

/** Reads a cookie or attribute value; anything unknown means "as the system". */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
