import "tldraw/tldraw.css";
import { getAssetUrls } from "@tldraw/assets/selfHosted";
import { createRoot } from "react-dom/client";
import { createTLStore, InstancePresenceRecordType, Tldraw, type TLPageId, type TLRecord, type TLShape } from "tldraw";
import { createBoardSchema } from "@/board/document/board-schema";

/**
 * Bare tldraw on the same records, with the same fonts and icons, and without anything of ours: what the product's
 * page is compared with. `moveShapes` stands in for the people who drag on the other page.
 */

declare global {
  interface Window {
    moveShapes?: (ids: readonly string[]) => void;
  }
}

/** How often the product's clients write a drag and their presence, in milliseconds. */
const DRAG_MS = 100;
const PRESENCE_MS = 40;

const assetUrls = getAssetUrls({ baseUrl: "/tldraw-3.15.6/" });
const records = (await (await fetch("/board.json")).json()) as TLRecord[];
const store = createTLStore({ schema: createBoardSchema() });
store.mergeRemoteChanges(() => store.put(records));

window.moveShapes = (ids) => {
  ids.forEach((id, position) => {
    let step = position * 7;
    const path = () => ({ dx: Math.cos(step / 17) * 3.7 + 0.173, dy: Math.sin(step / 23) * 2.9 });
    setInterval(() => {
      const shape = store.get(id as TLShape["id"]) as TLShape | undefined;
      if (!shape) return;
      step += 2;
      const { dx, dy } = path();
      store.mergeRemoteChanges(() => store.put([{ ...shape, x: shape.x + 2 * dx, y: shape.y + 2 * dy }]));
    }, DRAG_MS);
    setInterval(() => {
      const shape = store.get(id as TLShape["id"]) as TLShape | undefined;
      if (!shape) return;
      const presence = InstancePresenceRecordType.create({
        id: InstancePresenceRecordType.createId(String(position)),
        userId: `person-${position}`,
        userName: `Person ${position}`,
        currentPageId: "page:page" as TLPageId,
        cursor: { x: shape.x + Math.random(), y: shape.y, type: "default", rotation: 0 },
        lastActivityTimestamp: Date.now(),
        camera: { x: 0, y: 0, z: 1 },
        screenBounds: { x: 0, y: 0, w: 1280, h: 672 },
        selectedShapeIds: [shape.id],
      });
      store.mergeRemoteChanges(() => store.put([presence]));
    }, PRESENCE_MS);
  });
};

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <div style={{ position: "fixed", inset: 0 }}>
    <Tldraw store={store} assetUrls={assetUrls} />
  </div>,
);
