"use client";

import { useEffect, useRef, useState } from "react";
import { t } from "@/client/ui/messages/t";
import { may } from "@/contract/roles";
import type { SavedSource } from "./saved-view";

type Heard = "well" | "offline" | "failing";

/** Short interruptions are not worth a sentence. */
const SETTLE_MS = 1500;

/**
 * Says changes of connection and storage to a screen reader: going offline, coming back, trouble, and when everything is
 * saved after trouble. Single edits being saved are not announced.
 */
export function ConnectionAnnouncer({ snapshot }: { snapshot: SavedSource }) {
  const [sentence, setSentence] = useState("");
  const heard = useRef<Heard>("well");
  const state = stateOf(snapshot);
  const edits = may(snapshot.role, "edit");

  useEffect(() => {
    if (state === null || state === heard.current) return;
    const timer = setTimeout(() => {
      if (state === "offline") setSentence(edits ? t("saved.announceOffline") : t("offline.announceReader"));
      else if (state === "failing") setSentence(t("saved.announceFailing"));
      else setSentence(edits ? t("saved.announceSaved") : t("saved.announceOnline"));
      heard.current = state;
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [state, edits]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {sentence}
    </p>
  );
}

/** Null while there is nothing new to say: still loading, or connected with edits on their way. */
function stateOf({ saved, online, connection }: SavedSource): Heard | null {
  if (connection.phase !== "ready") return null;
  if (saved.kind === "storage-failing") return "failing";
  if (!online) return "offline";
  return saved.kind === "saved" ? "well" : null;
}
