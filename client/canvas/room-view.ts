import { Box, isPageId, isShapeId, react, type Editor } from "tldraw";
import { fitToContent } from "./fit-to-content";
import type { PageBox } from "./first-view";

/** What a big screen shows. */
export type RoomAim =
  /** What this person sees; `otherwise` while they show nobody where they look. */
  | { kind: "person"; personId: string; otherwise: RoomAim }
  | { kind: "box"; pageId: string; box: PageBox }
  /** A frame; all of the page's content once it is gone. */
  | { kind: "frame"; shapeId: string }
  | { kind: "content" };

/** Empty space around what is fitted, as a share of the screen's shorter side. */
const MARGIN = 0.04;
/** At least so much of it in pixels, for the name above a frame and the watermark below. */
const LEAST_MARGIN_PX = 46;
/** Largest zoom of something small, on a screen of this height in pixels: larger ones hang further away. */
const LARGEST_ZOOM = 1.6;
const ZOOM_AT_HEIGHT_PX = 720;
/** How quickly the camera catches up with a person: after this time a third of the way is left. */
const CATCH_UP_MS = 70;
const GLIDE_MS = 150;

/** Keeps the camera on `aim`. Returns how to stop. */
export function directRoomView(editor: Editor, aim: RoomAim): () => void {
  switch (aim.kind) {
    case "person":
      return followPerson(editor, aim.personId, aim.otherwise);
    case "box":
      return holdBox(editor, () => {
        if (!isPageId(aim.pageId)) return null;
        showPage(editor, aim.pageId);
        return Box.From(aim.box);
      });
    case "frame":
      return followFrame(editor, aim.shapeId);
    case "content":
      return fitToContent(editor);
  }
}

/** Calls the one of two that fits, again whenever `which` changes. Returns how to stop. */
function choose(name: string, which: () => boolean, yes: () => () => void, no: () => () => void): () => void {
  let stopChosen = () => {};
  let before: boolean | null = null;
  let stopped = false;
  const stop = react(name, () => {
    const now = which();
    if (now === before) return;
    before = now;
    // Outside of what is tracked here.
    queueMicrotask(() => {
      if (stopped || before !== now) return;
      stopChosen();
      stopChosen = now ? yes() : no();
    });
  });
  return () => {
    stopped = true;
    stop();
    stopChosen();
  };
}

function followFrame(editor: Editor, shapeId: string): () => void {
  const frame = () => (isShapeId(shapeId) ? editor.getShape(shapeId) : undefined);
  return choose(
    "whether the topic's frame is there",
    () => frame() !== undefined,
    () =>
      holdBox(editor, () => {
        const shape = frame();
        const page = shape && editor.getAncestorPageId(shape);
        if (!shape || !page) return null;
        showPage(editor, page);
        return editor.getShapePageBounds(shape) ?? null;
      }),
    () => fitToContent(editor),
  );
}

/** Keeps a box in view while it and the window change. */
function holdBox(editor: Editor, box: () => Box | null): () => void {
  let first = true;
  let stopped = false;
  const stop = react("hold a box in view", () => {
    const screen = editor.getViewportScreenBounds();
    const bounds = box();
    if (!bounds) return;
    queueMicrotask(() => {
      if (stopped) return;
      const animated = !first && editor.user.getAnimationSpeed() > 0;
      first = false;
      editor.zoomToBounds(bounds, {
        inset: 2 * Math.max(LEAST_MARGIN_PX, MARGIN * Math.min(screen.w, screen.h)),
        targetZoom: LARGEST_ZOOM * Math.max(1, screen.h / ZOOM_AT_HEIGHT_PX),
        force: true,
        animation: animated ? { duration: GLIDE_MS } : undefined,
      });
    });
  });
  return () => {
    stopped = true;
    stop();
  };
}

function followPerson(editor: Editor, personId: string, otherwise: RoomAim): () => void {
  return choose(
    "whether the person to follow shows where they look",
    () => seenBy(editor, personId) !== null,
    () => chase(editor, personId),
    () => directRoomView(editor, otherwise),
  );
}

/** Where a person looks, by the tab that moved last; null while nobody knows. */
function seenBy(editor: Editor, personId: string): { page: string; box: Box } | null {
  const presence = editor
    .getCollaborators()
    .filter(({ userId, camera, screenBounds }) => userId === personId && camera && screenBounds)
    .toSorted((a, b) => (b.lastActivityTimestamp ?? 0) - (a.lastActivityTimestamp ?? 0))[0];
  if (!presence?.camera || !presence.screenBounds) return null;
  const { x, y, z } = presence.camera;
  const { w, h } = presence.screenBounds;
  if (!(z > 0 && w > 0 && h > 0)) return null;
  return { page: presence.currentPageId, box: new Box(-x, -y, w / z, h / z) };
}

/** All that a person sees is seen here; what is more on a screen of another shape lies around it. */
function chase(editor: Editor, personId: string): () => void {
  let first = true;
  const onTick = (elapsedMs: number) => {
    const seen = seenBy(editor, personId);
    if (!seen || !isPageId(seen.page)) return;
    if (showPage(editor, seen.page)) first = true;
    const screen = editor.getViewportScreenBounds();
    const z = Math.min(screen.w / seen.box.w, screen.h / seen.box.h);
    const target = {
      x: screen.w / 2 / z - seen.box.center.x,
      y: screen.h / 2 / z - seen.box.center.y,
      z,
    };
    const now = editor.getCamera();
    const jumps = first || editor.user.getAnimationSpeed() === 0;
    first = false;
    const share = jumps ? 1 : 1 - Math.exp(-elapsedMs / CATCH_UP_MS);
    const near =
      Math.abs(target.x - now.x) * z < 0.5 &&
      Math.abs(target.y - now.y) * z < 0.5 &&
      Math.abs(target.z / now.z - 1) < 0.001;
    if (near) return;
    const part = (from: number, to: number) => from + (to - from) * share;
    editor.setCamera(
      { x: part(now.x, target.x), y: part(now.y, target.y), z: part(now.z, target.z) },
      { force: true, immediate: true },
    );
  };
  editor.on("tick", onTick);
  return () => void editor.off("tick", onTick);
}

/** Turns to a page; true when it was another one. */
function showPage(editor: Editor, pageId: Parameters<Editor["getPage"]>[0]): boolean {
  const page = editor.getPage(pageId);
  if (!page || editor.getCurrentPageId() === page.id) return false;
  editor.setCurrentPage(page.id);
  return true;
}
