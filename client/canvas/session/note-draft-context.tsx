"use client";

import { createContext, useContext, type ReactNode } from "react";
import type { Writing } from "@/board/document/session-state";
import { useNoteDraft, type NoteDraftNow } from "@/client/session/use-note-draft";

const NoteDraftContext = createContext<NoteDraftNow | null>(null);

/** Keeps what is typed for a private writing while the panel is closed, and after the writing is over. */
export function NoteDraftProvider({ writing, children }: { writing: Writing | null; children: ReactNode }) {
  const draft = useNoteDraft(writing);
  return <NoteDraftContext.Provider value={draft}>{children}</NoteDraftContext.Provider>;
}

/** Throws outside of a board. */
export function useNoteDraftHere(): NoteDraftNow {
  const draft = useContext(NoteDraftContext);
  if (!draft) throw new Error("There is no session here.");
  return draft;
}
