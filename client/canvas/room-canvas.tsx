"use client";

import "tldraw/tldraw.css";
import "./canvas.css";
import "./items/items.css";
import { useCallback, useEffect, useState } from "react";
import { Tldraw, type Editor, type TLCameraOptions, type TLEmbedDefinition, type TLStore } from "tldraw";
import { useReducedMotion } from "@/client/ui/motion";
import { useTheme } from "@/client/ui/theme";
import { BOARD_SHAPE_UTILS } from "./board-shape-utils";
import { READING_COMPONENTS } from "./canvas-components";
import { fitToContent } from "./fit-to-content";
import { PeerDragsOnCanvas } from "./drags/peer-drags-on-canvas";
import { quietIconPreload } from "./quiet-icon-preload";
import { rememberTextSizes } from "./remember-text-sizes";
import { TLDRAW_ASSET_URLS } from "./tldraw-asset-urls";
import { createCanvasUser } from "./tldraw-user";

/** Nobody stands at the wall with a mouse: the camera moves by itself only. */
const CAMERA: Partial<TLCameraOptions> = { isLocked: true };
const NO_EMBEDS: TLEmbedDefinition[] = [];

/** The canvas of the room screen: without tldraw's controls; its watermark stays. */
export function RoomCanvas({
  store,
  attachEditor,
}: {
  store: TLStore;
  attachEditor(editor: Editor): () => void;
}) {
  const theme = useTheme();
  const reducedMotion = useReducedMotion();
  const [canvasUser] = useState(() =>
    createCanvasUser({ theme, reducedMotion, person: null, personId: null }),
  );
  useState(() => rememberTextSizes());
  useEffect(() => quietIconPreload(window), []);
  useEffect(() => canvasUser.setTheme(theme), [canvasUser, theme]);
  useEffect(() => canvasUser.setReducedMotion(reducedMotion), [canvasUser, reducedMotion]);

  const mount = useCallback(
    (editor: Editor) => {
      editor.setCurrentTool("hand");
      const detach = attachEditor(editor);
      const stopFitting = fitToContent(editor);
      return () => {
        stopFitting();
        detach();
      };
    },
    [attachEditor],
  );

  return (
    <Tldraw
      hideUi
      autoFocus={false}
      store={store}
      user={canvasUser.user}
      assetUrls={TLDRAW_ASSET_URLS}
      cameraOptions={CAMERA}
      embeds={NO_EMBEDS}
      shapeUtils={BOARD_SHAPE_UTILS}
      components={READING_COMPONENTS}
      onMount={mount}
    >
      <PeerDragsOnCanvas />
    </Tldraw>
  );
}
