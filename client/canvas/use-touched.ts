"use client";

import { useEffect, useState } from "react";
import type { Editor } from "tldraw";

/** Whoever stands at the wall has gone back to the others after this, ms. */
const RESTED_MS = 20_000;

/** Whether somebody touches the canvas, or did a moment ago. */
export function useTouched(editor: Editor | null): boolean {
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (!editor) return;
    const container = editor.getContainer();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const touch = () => {
      setTouched(true);
      clearTimeout(timer);
      timer = setTimeout(() => setTouched(false), RESTED_MS);
    };
    const capture = { capture: true };
    container.addEventListener("pointerdown", touch, capture);
    container.addEventListener("pointerup", touch, capture);
    container.addEventListener("wheel", touch, { ...capture, passive: true });
    return () => {
      clearTimeout(timer);
      setTouched(false);
      container.removeEventListener("pointerdown", touch, capture);
      container.removeEventListener("pointerup", touch, capture);
      container.removeEventListener("wheel", touch, capture);
    };
  }, [editor]);
  return touched;
}
