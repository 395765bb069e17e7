import type { Editor } from "tldraw";
import type { FeatureGridShape } from "@/board/shapes/feature-grid";
import type { GridBox } from "./grid-boxes";

/** Moves the camera just so far that the cell is in view. */
export function revealCell(editor: Editor, shape: FeatureGridShape, box: GridBox): void {
  const transform = editor.getShapePageTransform(shape);
  const corners = [
    transform.applyToPoint({ x: box.x, y: box.y }),
    transform.applyToPoint({ x: box.x + box.w, y: box.y + box.h }),
  ];
  const view = editor.getViewportPageBounds().clone();
  const zoom = editor.getZoomLevel();
  const panel = document.querySelector(".grid-panel")?.getBoundingClientRect();
  const screen = editor.getViewportScreenBounds();
  // What the panel covers is not in view: beside it on a large screen, above it on a small one.
  if (panel && panel.width < screen.w * 0.7) view.w -= (screen.maxX - panel.left) / zoom;
  else if (panel) view.h -= panel.height / zoom;
  const margin = 24 / zoom;
  const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))];
  const dx = left < view.minX + margin ? view.minX + margin - left : Math.min(0, view.maxX - margin - right);
  const dy = top < view.minY + margin ? view.minY + margin - top : Math.min(0, view.maxY - margin - bottom);
  if (dx === 0 && dy === 0) return;
  const camera = editor.getCamera();
  editor.setCamera({ x: camera.x + dx, y: camera.y + dy, z: camera.z });
}
