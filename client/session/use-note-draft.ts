"use client";

import { useCallback, useMemo, useState } from "react";
import type { Writing } from "@/board/document/session-state";

/** A private note that is being written. */
export interface NoteDraft {
  text: string;
  /** The note whose text is changed; null: a new one. */
  changes: { id: string; text: string } | null;
}

/** What became of the notes before this one was added; `over`: something that this page did not see. */
export type NoteFate = "revealed" | "discarded" | "over";

/** What somebody had typed for a private writing that is over. */
export interface LeftNote {
  text: string;
  fate: NoteFate;
}

export interface NoteDraftNow {
  draft: NoteDraft;
  write(draft: NoteDraft): void;
  /** The draft was taken by the server, perhaps just before the notes were revealed. */
  taken(): void;
  left: LeftNote | null;
  dropLeft(): void;
}

const NOTHING: NoteDraft = { text: "", changes: null };

interface Held {
  /** Null while nothing may be written. */
  writingId: string | null;
  draft: NoteDraft;
  left: LeftNote | null;
}

/**
 * What this page writes for the private writing that is open (null: none), and what of it was not added when the writing
 * ended. Held above the form, which comes and goes.
 */
export function useNoteDraft(writing: Writing | null): NoteDraftNow {
  const openId = writing && writing.revealedAt === null ? writing.id : null;
  const [held, setHeld] = useState<Held>({ writingId: openId, draft: NOTHING, left: null });
  if (held.writingId !== openId) setHeld({ writingId: openId, draft: NOTHING, left: leftOf(held, writing) });

  const write = useCallback((draft: NoteDraft) => setHeld((now) => ({ ...now, draft })), []);
  const taken = useCallback(() => setHeld((now) => ({ ...now, draft: NOTHING, left: null })), []);
  const dropLeft = useCallback(() => setHeld((now) => ({ ...now, left: null })), []);
  const { draft, left } = held;
  return useMemo(() => ({ draft, write, taken, left, dropLeft }), [draft, write, taken, left, dropLeft]);
}

function leftOf({ writingId, draft, left }: Held, writing: Writing | null): LeftNote | null {
  const text = draft.text.trim();
  if (writingId === null || text === "" || text === draft.changes?.text) return left;
  const fate = writing === null ? "discarded" : writing.id === writingId ? "revealed" : "over";
  // Nobody is made to choose between two of them.
  return { text: left ? `${left.text}\n${text}` : text, fate };
}
