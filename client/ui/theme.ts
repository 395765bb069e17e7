"use client";

import { useSyncExternalStore } from "react";
import { FRAME_COLORS, THEME_COOKIE, parseTheme, type Theme } from "./theme-cookie";

const CHANGED = "paperboard:theme";
const YEAR_SECONDS = 365 * 24 * 3600;

/** Sets the theme of this page and remembers it, in a cookie so that the server renders the next page in it. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const age = theme === "system" ? 0 : YEAR_SECONDS;
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
  colorFrame(theme);
  window.dispatchEvent(new Event(CHANGED));
}

/** The page that the server renders next has it right by itself; this one stays as long as the board is open. */
function colorFrame(theme: Theme): void {
  const isDark = theme === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    meta.content = FRAME_COLORS[isDark ? "dark" : "light"];
  }
}

/** The chosen theme; "system" while rendering on the server. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => listenTo(window, CHANGED, listener),
    () => parseTheme(document.documentElement.dataset.theme),
    () => "system",
  );
}

function listenTo(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
