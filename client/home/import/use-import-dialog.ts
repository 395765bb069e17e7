"use client";

import { useCallback, useEffect, useState } from "react";

export interface ImportDialog {
  open: boolean;
  file: File | null;
  /** A file is being dragged over the page. */
  dragging: boolean;
  ask(): void;
  choose(file: File | null): void;
  close(): void;
}

/** Whether an archive is to be imported, and which: by a button, or by dropping a file anywhere on the page. */
export function useImportDialog(): ImportDialog {
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    // Moving between two elements leaves the one after it has entered the other.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setDragging(false);
    };
    const over = (event: DragEvent) => {
      // Without this the browser opens the file in the place of the page.
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setDragging(false);
      const [dropped] = event.dataTransfer?.files ?? [];
      if (!dropped) return;
      setFile(dropped);
      setOpen(true);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop } as const;
    for (const [type, listener] of Object.entries(listeners)) {
      document.addEventListener(type, listener as EventListener);
    }
    return () => {
      for (const [type, listener] of Object.entries(listeners)) {
        document.removeEventListener(type, listener as EventListener);
      }
    };
  }, []);

  return {
    open,
    file,
    dragging,
    ask: useCallback(() => {
      setFile(null);
      setOpen(true);
    }, []),
    choose: setFile,
    close: useCallback(() => setOpen(false), []),
  };
}
