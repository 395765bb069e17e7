export type Motion = "system" | "reduce";

/** Holds "reduce"; absent for "as the system". A cookie, so that the first page is calm already. */
export const MOTION_COOKIE = "paperboard_motion";

/** Reads a cookie or attribute value; anything unknown means "as the system". */
export function parseMotion(value: string | undefined): Motion {
  return value === "reduce" ? "reduce" : "system";
}
