"use client";

import { useEffect } from "react";
import { useEditor, useToasts, useValue } from "tldraw";
import { t } from "@/client/ui/messages/t";
import { usePenOnly } from "@/client/ui/pen-only";
import { registerExternalContent } from "./external-content";
import { listenForCopy } from "./copy-selection";
import { followFocus } from "./follow-focus";
import { keepReferences } from "./items/keep-references";
import { keepPenMode } from "./pen-only-mode";
import { copyPicturesByReference } from "./pictures/copied-pictures";
import { usePictures } from "./pictures/pictures-context";
import { problemSentence } from "./pictures/problem-sentence";
import { keepFixedFrames } from "./session/lock-scaffolding";
import { stopFollowingOnEscape } from "./stop-following-on-escape";

/** Ours inside tldraw's interface: what is pasted, copying, following, the hand for readers. Draws nothing. */
export function CanvasBehaviour({ boardId }: { boardId: string }) {
  const editor = useEditor();
  const { addToast } = useToasts();
  const uploads = usePictures();
  const penOnly = usePenOnly();
  const readonly = useValue("readonly", () => editor.getIsReadonly(), [editor]);

  // An effect, not the mount callback: tldraw registers its own handlers while it mounts, and the last one wins.
  useEffect(() => {
    if (!uploads) return;
    registerExternalContent(editor, {
      boardId,
      uploads,
      notices: {
        filesRefused: (files) =>
          addToast({
            title: t("pictures.refusedTitle", { n: files.length }),
            description: [...new Set(files.map(({ problem }) => problemSentence(problem)))].join(" "),
            severity: "warning",
          }),
        tooManyFiles: (n) =>
          addToast({
            title: t("pictures.tooManyTitle"),
            description: t("pictures.tooManyText", { n }),
            severity: "warning",
          }),
        partsDropped: () =>
          addToast({
            title: t("canvas.droppedTitle"),
            description: t("canvas.droppedText"),
            severity: "warning",
          }),
      },
    });
  }, [editor, boardId, uploads, addToast]);

  useEffect(() => uploads?.attach(editor), [editor, uploads]);

  useEffect(() => copyPicturesByReference(editor, boardId), [editor, boardId]);

  useEffect(() => listenForCopy(editor, boardId), [editor, boardId]);

  useEffect(() => followFocus(editor), [editor]);

  useEffect(() => stopFollowingOnEscape(editor), [editor]);

  useEffect(() => keepFixedFrames(editor), [editor]);

  useEffect(() => keepReferences(editor), [editor]);

  useEffect(() => (penOnly ? keepPenMode(editor) : undefined), [editor, penOnly]);

  useEffect(() => {
    if (!readonly) return;
    // Whatever was going on when the rights ended cannot be finished.
    editor.cancel();
    editor.selectNone();
    editor.setCurrentTool("hand");
  }, [editor, readonly]);

  return null;
}
