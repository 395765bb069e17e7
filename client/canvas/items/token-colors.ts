import type { Ground, Ink } from "@/board/shapes/card-parts";

/** The value of a colour of the token sheet, as CSS writes it. */
export type ColorOf = (name: string) => string;

const TONES = ["ok", "todo", "never", "cond", "unknown", "block", "accent"] as const;
const PLAIN = ["ink", "muted", "faint", "line", "line-strong", "surface", "paper", "on-accent"] as const;
const NAMES: readonly (Ink | Ground)[] = [
  ...PLAIN,
  ...TONES,
  ...TONES.map((tone) => `${tone}-soft` as const),
];

/** Reads the colours of the token sheet in light or dark, whatever the page shows now: an export has its own theme. */
export function readTokenColors(page: Document, dark: boolean): ColorOf {
  const probe = page.createElement("div");
  probe.dataset.theme = dark ? "dark" : "light";
  probe.style.cssText = "position:absolute;visibility:hidden";
  // An element for each: one that took on every colour in turn would be in a transition from the first of them, where
  // transitions are short instead of off (reduced motion).
  const swatches = NAMES.map((name) => {
    const swatch = page.createElement("span");
    swatch.style.color = `var(--${name})`;
    probe.append(swatch);
    return [name, swatch] as const;
  });
  page.body.append(probe);
  const colors = new Map<string, string>(
    swatches.map(([name, swatch]) => [name, getComputedStyle(swatch).color]),
  );
  probe.remove();
  return (name) => colors.get(name) ?? "currentColor";
}
