"use client";

import { ItemMark } from "./items/linked-item";
import { HumBadges } from "./session/hum-badges";

/** What we draw above the shapes, in page space; for tldraw's `Overlays`. */
export function BoardOverlays() {
  return (
    <>
      <ItemMark />
      <HumBadges />
    </>
  );
}
