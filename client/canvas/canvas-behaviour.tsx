"use client";

import { useEffect } from "react";
import { useEditor, useToasts, useValue } from "tldraw";
import { t } from "@/client/ui/messages/t";
import { registerExternalContent } from "./external-content";
import { followFocus } from "./follow-focus";
import { hasAsyncClipboard, listenForCopy } from "./plain-http-clipboard";

/** Ours inside tldraw's interface: what is pasted, copying on plain http, the hand for readers. Draws nothing. */
export function CanvasBehaviour() {
  const editor = useEditor();
  const { addToast } = useToasts();
  const readonly = useValue("readonly", () => editor.getIsReadonly(), [editor]);

  // An effect, not the mount callback: tldraw registers its own handlers while it mounts, and the last one wins.
  useEffect(() => {
    registerExternalContent(editor, {
      filesRefused: () =>
        addToast({
          title: t("canvas.noFilesTitle"),
          description: t("canvas.noFilesText"),
          severity: "warning",
        }),
      partsDropped: () =>
        addToast({
          title: t("canvas.droppedTitle"),
          description: t("canvas.droppedText"),
          severity: "warning",
        }),
    });
  }, [editor, addToast]);

  useEffect(() => (hasAsyncClipboard() ? undefined : listenForCopy(editor)), [editor]);

  useEffect(() => followFocus(editor), [editor]);

  useEffect(() => {
    if (!readonly) return;
    // Whatever was going on when the rights ended cannot be finished.
    editor.cancel();
    editor.selectNone();
    editor.setCurrentTool("hand");
  }, [editor, readonly]);

  return null;
}
