"use client";

import { useEffect } from "react";
import { useEditor } from "tldraw";
import { showPeerDrags } from "./show-peer-drags";

/** Inside tldraw: what colleagues drag moves with them. Draws nothing itself. */
export function PeerDragsOnCanvas() {
  const editor = useEditor();
  useEffect(() => showPeerDrags(editor), [editor]);
  return null;
}
