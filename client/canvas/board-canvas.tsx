"use client";

import "tldraw/tldraw.css";
import "./canvas.css";
import "./items/items.css";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import { Tldraw, type Editor, type TLEmbedDefinition, type TldrawOptions, type TLStore } from "tldraw";
import { IMAGE_TYPES } from "@/contract/assets";
import { LIMITS } from "@/contract/limits";
import type { Person } from "@/client/ui/person";
import { useReducedMotion } from "@/client/ui/motion";
import { useTheme } from "@/client/ui/theme";
import { BOARD_SHAPE_UTILS } from "./board-shape-utils";
import { CanvasBehaviour } from "./canvas-behaviour";
import { EDITING_COMPONENTS, READING_COMPONENTS } from "./canvas-components";
import { createCanvasOverrides } from "./canvas-overrides";
import { PeerDragsOnCanvas } from "./drags/peer-drags-on-canvas";
import { ITEM_TOOLS } from "./items/create/item-tools";
import { createItemUi, ItemUiProvider } from "./items/item-ui";
import { LinkedItem } from "./items/linked-item";
import { PicturesProvider } from "./pictures/pictures-context";
import type { PictureUploads } from "./pictures/picture-uploads";
import { quietIconPreload } from "./quiet-icon-preload";
import { rememberTextSizes } from "./remember-text-sizes";
import { showFirstView } from "./show-first-view";
import { TLDRAW_ASSET_URLS } from "./tldraw-asset-urls";
import { createCanvasUser } from "./tldraw-user";

const OPTIONS: Partial<TldrawOptions> = {
  // A slow line takes a while for 20 MB; until then the uploader sees the file itself.
  temporaryAssetPreviewLifetimeMs: 15 * 60_000,
  // A double click asks what to add.
  createTextOnCanvasDoubleClick: false,
};
const NO_VIDEOS: readonly string[] = [];
const NO_EMBEDS: TLEmbedDefinition[] = [];

export interface BoardCanvasProps {
  boardId: string;
  store: TLStore;
  person: Person | null;
  /** The server's id of this person, when known. */
  personId: string | null;
  uploads: PictureUploads;
  mayEdit: boolean;
  maxShapesPerPage: number;
  /** Binds the editor to the connection; returns how to detach. */
  attachEditor(editor: Editor): () => void;
}

/**
 * The editor over a store that has been filled by the first sync. Its watermark and licence check are tldraw's own. Memoised:
 * the page around it is drawn anew whenever somebody comes or something is saved.
 */
export const BoardCanvas = memo(function BoardCanvas({
  boardId,
  store,
  person,
  personId,
  uploads,
  mayEdit,
  maxShapesPerPage,
  attachEditor,
}: BoardCanvasProps) {
  const theme = useTheme();
  const reducedMotion = useReducedMotion();
  const [canvasUser] = useState(() => createCanvasUser({ theme, reducedMotion, person, personId }));

  // Before the editor is made: it measures every text at once.
  useState(() => rememberTextSizes());
  const options = useMemo(() => ({ ...OPTIONS, maxShapesPerPage }), [maxShapesPerPage]);
  const itemUi = useMemo(() => createItemUi(boardId), [boardId]);
  const overrides = useMemo(() => createCanvasOverrides(itemUi), [itemUi]);

  useEffect(() => quietIconPreload(window), []);
  useEffect(() => canvasUser.setTheme(theme), [canvasUser, theme]);
  useEffect(() => canvasUser.setReducedMotion(reducedMotion), [canvasUser, reducedMotion]);
  useEffect(() => canvasUser.setPerson(person), [canvasUser, person]);

  const mount = useCallback(
    (editor: Editor) => {
      showFirstView(editor);
      return attachEditor(editor);
    },
    [attachEditor],
  );

  return (
    <PicturesProvider value={uploads}>
      <ItemUiProvider value={itemUi}>
        <Tldraw
          store={store}
          user={canvasUser.user}
          assetUrls={TLDRAW_ASSET_URLS}
          options={options}
          embeds={NO_EMBEDS}
          components={mayEdit ? EDITING_COMPONENTS : READING_COMPONENTS}
          overrides={overrides}
          shapeUtils={BOARD_SHAPE_UTILS}
          tools={ITEM_TOOLS}
          acceptedImageMimeTypes={IMAGE_TYPES}
          acceptedVideoMimeTypes={NO_VIDEOS}
          maxAssetSize={LIMITS.assetBytes}
          onMount={mount}
        >
          <CanvasBehaviour boardId={boardId} />
          <LinkedItem />
          <PeerDragsOnCanvas />
        </Tldraw>
      </ItemUiProvider>
    </PicturesProvider>
  );
});
