import "tldraw/tldraw.css";
import { getAssetUrls } from "@tldraw/assets/selfHosted";
import { createRoot } from "react-dom/client";
import {
  createTLStore,
  InstancePresenceRecordType,
  Tldraw,
  type TLPageId,
  type TLRecord,
  type TLShape,
} from "tldraw";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { showFirstView } from "@/client/canvas/show-first-view";

/**
 * Bare tldraw on the same records, with the same fonts and icons, in the same view (at life size it would draw a tenth of
 * what the product's page draws), and without anything else of ours: what the product's page is compared with. `moveShapes` stands in for the people who drag on the other page.
 */

declare global {
  interface Window {
    moveShapes?: (ids: readonly string[]) => void;
  }
}

/** How often the product's clients send presence, in milliseconds, and how many of these there are to one write of a drag. */
const PRESENCE_MS = 40;
const PRESENCES_PER_DRAG = 2;

const assetUrls = getAssetUrls({ baseUrl: "/tldraw-3.15.6/" });
const records = (await (await fetch("/board.json")).json()) as TLRecord[];
const store = createTLStore({ schema: createPaperboardSchema() });
store.mergeRemoteChanges(() => store.put(records));

window.moveShapes = (ids) => {
  let step = 0;
  setInterval(() => {
    step += 1;
    // Everything of one moment in one merge, as the product does.
    store.mergeRemoteChanges(() => store.put(ids.flatMap((id, position) => movement(id, position, step))));
  }, PRESENCE_MS);
};

/** What somebody who drags `id` changes in one step: their cursor, and now and then the shape. */
function movement(id: string, position: number, step: number): TLRecord[] {
  const shape = store.get(id as TLShape["id"]) as TLShape | undefined;
  if (!shape) return [];
  const path = step + position * 7;
  const moved = {
    ...shape,
    x: shape.x + PRESENCES_PER_DRAG * (Math.cos(path / 7) * 8.7 + 0.173),
    y: shape.y + PRESENCES_PER_DRAG * Math.sin(path / 9) * 6.9,
  };
  const presence = InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(position)),
    userId: `person-${position}`,
    userName: `Person ${position}`,
    currentPageId: "page:page" as TLPageId,
    cursor: { x: moved.x, y: moved.y, type: "default", rotation: 0 },
    lastActivityTimestamp: Date.now(),
    camera: { x: 0, y: 0, z: 1 },
    screenBounds: { x: 0, y: 0, w: 1280, h: 672 },
    selectedShapeIds: [shape.id],
  });
  return path % PRESENCES_PER_DRAG === 0 ? [moved, presence] : [presence];
}

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <div style={{ position: "fixed", inset: 0 }}>
    <Tldraw store={store} assetUrls={assetUrls} onMount={showFirstView} />
  </div>,
);
