"use client";

import "tldraw/tldraw.css";
import "./canvas.css";
import "./items/items.css";
import { useCallback, useEffect, useState } from "react";
import { Tldraw, type Editor, type TLCameraOptions, type TLEmbedDefinition, type TLStore } from "tldraw";
import { useReducedMotion } from "@/client/ui/motion";
import type { Person } from "@/client/ui/person";
import { useTheme } from "@/client/ui/theme";
import { BOARD_SHAPE_UTILS } from "./board-shape-utils";
import { ROOM_COMPONENTS } from "./canvas-components";
import { PeerDragsOnCanvas } from "./drags/peer-drags-on-canvas";
import { quietIconPreload } from "./quiet-icon-preload";
import { directRoomView, type RoomAim } from "./room-view";
import { TouchToolbar } from "./touch-toolbar";
import { rememberTextSizes } from "./remember-text-sizes";
import { TLDRAW_ASSET_URLS } from "./tldraw-asset-urls";
import { createCanvasUser } from "./tldraw-user";
import { useTouched } from "./use-touched";

/** Nobody stands at the wall with a mouse: the camera moves by itself only. */
const LOCKED: Partial<TLCameraOptions> = { isLocked: true };
/** Two fingers move and zoom; what the hand did stays until it has rested for a while. */
const FREE: Partial<TLCameraOptions> = { isLocked: false };
const NO_EMBEDS: TLEmbedDefinition[] = [];

export interface RoomCanvasProps {
  store: TLStore;
  /** What is shown; the same object until that changes. */
  aim: RoomAim;
  /** Who writes at the wall; null: nobody does. */
  touch: Person | null;
  attachEditor(editor: Editor): () => void;
}

/** The canvas of the room screen: without tldraw's controls; its watermark stays. */
export function RoomCanvas({ store, aim, touch, attachEditor }: RoomCanvasProps) {
  const theme = useTheme();
  const reducedMotion = useReducedMotion();
  const [canvasUser] = useState(() =>
    createCanvasUser({ theme, reducedMotion, person: touch, personId: null }),
  );
  const [editor, setEditor] = useState<Editor | null>(null);
  const touched = useTouched(touch ? editor : null);
  useState(() => rememberTextSizes());
  useEffect(() => quietIconPreload(window), []);
  useEffect(() => canvasUser.setTheme(theme), [canvasUser, theme]);
  useEffect(() => canvasUser.setReducedMotion(reducedMotion), [canvasUser, reducedMotion]);

  useEffect(() => {
    // Under a hand nothing moves by itself.
    if (editor && !touched) return directRoomView(editor, aim);
  }, [editor, aim, touched]);

  const touches = touch !== null;
  const mount = useCallback(
    (mounted: Editor) => {
      mounted.setCurrentTool(touches ? "draw" : "hand");
      const detach = attachEditor(mounted);
      setEditor(mounted);
      return () => {
        setEditor(null);
        detach();
      };
    },
    [attachEditor, touches],
  );

  return (
    <>
      <Tldraw
        hideUi
        autoFocus={false}
        store={store}
        user={canvasUser.user}
        assetUrls={TLDRAW_ASSET_URLS}
        cameraOptions={touches ? FREE : LOCKED}
        embeds={NO_EMBEDS}
        shapeUtils={BOARD_SHAPE_UTILS}
        components={ROOM_COMPONENTS}
        onMount={mount}
      >
        <PeerDragsOnCanvas />
      </Tldraw>
      {touches && editor ? <TouchToolbar editor={editor} /> : null}
    </>
  );
}
