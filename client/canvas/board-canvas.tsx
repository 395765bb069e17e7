"use client";

import "tldraw/tldraw.css";
import "./canvas.css";
import { useCallback, useEffect, useState } from "react";
import { Tldraw, type Editor, type TLEmbedDefinition, type TldrawOptions, type TLStore } from "tldraw";
import { LIMITS } from "@/contract/limits";
import type { Person } from "@/client/ui/person";
import { useTheme } from "@/client/ui/theme";
import { CanvasBehaviour } from "./canvas-behaviour";
import { EDITING_COMPONENTS, READING_COMPONENTS } from "./canvas-components";
import { CANVAS_OVERRIDES } from "./canvas-overrides";
import { showFirstView } from "./show-first-view";
import { TLDRAW_ASSET_URLS } from "./tldraw-asset-urls";
import { createCanvasUser } from "./tldraw-user";

const OPTIONS: Partial<TldrawOptions> = { maxShapesPerPage: LIMITS.maxShapesPerPage };
const NO_EMBEDS: TLEmbedDefinition[] = [];

export interface BoardCanvasProps {
  store: TLStore;
  person: Person | null;
  mayEdit: boolean;
  /** Binds the editor to the connection; returns how to detach. */
  attachEditor(editor: Editor): () => void;
}

/** The editor over a store that has been filled by the first sync. Its watermark and licence check are tldraw's own. */
export function BoardCanvas({ store, person, mayEdit, attachEditor }: BoardCanvasProps) {
  const theme = useTheme();
  const [canvasUser] = useState(() => createCanvasUser({ theme, person }));

  useEffect(() => canvasUser.setTheme(theme), [canvasUser, theme]);
  useEffect(() => canvasUser.setPerson(person), [canvasUser, person]);

  const mount = useCallback(
    (editor: Editor) => {
      showFirstView(editor);
      return attachEditor(editor);
    },
    [attachEditor],
  );

  return (
    <Tldraw
      store={store}
      user={canvasUser.user}
      assetUrls={TLDRAW_ASSET_URLS}
      options={OPTIONS}
      embeds={NO_EMBEDS}
      components={mayEdit ? EDITING_COMPONENTS : READING_COMPONENTS}
      overrides={CANVAS_OVERRIDES}
      onMount={mount}
    >
      <CanvasBehaviour />
    </Tldraw>
  );
}
