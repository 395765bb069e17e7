"use client";

import { useCallback } from "react";
import { useValue, type Editor } from "tldraw";

export interface Following {
  /** Person id of whoever this browser follows now. */
  personId: string | null;
  /** Follows that person; the one already followed is left. */
  toggle(personId: string): void;
  stop(): void;
}

/** Whom this browser follows. tldraw ends it when the camera is moved by hand or the person leaves. */
export function useFollowing(editor: Editor | null): Following {
  const personId = useValue("following", () => editor?.getInstanceState().followingUserId ?? null, [editor]);
  const stop = useCallback(() => void editor?.stopFollowingUser(), [editor]);
  const toggle = useCallback(
    (next: string) => {
      if (!editor) return;
      if (editor.getInstanceState().followingUserId === next) editor.stopFollowingUser();
      else editor.startFollowingUser(next);
    },
    [editor],
  );
  return { personId, toggle, stop };
}
