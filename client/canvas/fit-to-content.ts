import { react, type Editor } from "tldraw";
import { needsRefit, type Bounds } from "./needs-refit";

/** Empty space on each side, as a share of the screen's height; the title stands in it. */
const MARGIN = 0.1;
/** Height in pixels at which a drawing is shown at life size at most; larger screens hang further away. */
const LIFE_SIZE_HEIGHT_PX = 720;
/** Changes are gathered: a drag at the edge must not make the whole screen tremble. */
const SETTLE_MS = 600;
const GLIDE_MS = 150;

/** Keeps all content of the current page in view while it grows and the window changes. Returns how to stop. */
export function fitToContent(editor: Editor): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** What was fitted last; a small drawing at its largest zoom would otherwise be fitted for ever. */
  let fitted: Bounds | null = null;

  const fit = (animate: boolean) => {
    const content = editor.getCurrentPageBounds();
    if (!content) return;
    const { h } = editor.getViewportScreenBounds();
    fitted = content.clone();
    editor.zoomToBounds(content, {
      inset: 2 * MARGIN * h,
      targetZoom: Math.max(1, h / LIFE_SIZE_HEIGHT_PX),
      force: true,
      animation: animate && editor.user.getAnimationSpeed() > 0 ? { duration: GLIDE_MS } : undefined,
    });
  };

  const stopContent = react("fit the room screen to its content", () => {
    const content = editor.getCurrentPageBounds();
    const seen = editor.getViewportPageBounds();
    if (!content || timer !== null || (fitted && sameBounds(content, fitted))) return;
    if (fitted && !needsRefit(content, seen)) return;
    timer = setTimeout(() => {
      timer = null;
      fit(true);
    }, SETTLE_MS);
  });

  let stopped = false;
  const stopWindow = react("fit the room screen to its window", () => {
    // Read so that this runs again when one of them changes; fitted outside, where the camera is not tracked.
    editor.getViewportScreenBounds();
    editor.getCurrentPageId();
    queueMicrotask(() => {
      if (!stopped) fit(false);
    });
  });

  return () => {
    stopped = true;
    stopContent();
    stopWindow();
    if (timer !== null) clearTimeout(timer);
  };
}

function sameBounds(a: Bounds, b: Bounds): boolean {
  return a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY;
}
