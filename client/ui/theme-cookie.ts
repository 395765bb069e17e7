export type Theme = "system" | "light" | "dark";

/** Holds "light" or "dark"; absent for "as the system". Not a secret, read by pages when they render. */
export const THEME_COOKIE = "paperboard_theme";

/** Colour of a browser's own frame around the page: the token `surface`, which no style sheet reaches. */
export const FRAME_COLORS = { light: "#ffffff", dark: "#1f1f1d" } as const;

/** Reads a cookie or attribute value; anything unknown means "as the system". */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
