"use client";

import { useEffect, useRef, useState } from "react";
import type { Peer } from "@/client/sync/board-connection";
import { peopleAnnouncement } from "./people-announcement";
import { peopleHere, type PersonHere } from "./people-here";

/** People who come together are told together, and who is back by then was never gone. */
const SETTLE_MS = 2000;

/** Says to a screen reader who joins and who leaves. Who was here before this page was is in the list of people. */
export function PeopleAnnouncer({
  peers,
  selfId,
  online,
}: {
  peers: readonly Peer[];
  selfId: string | null;
  /** Without a connection nobody is seen, and nobody has left. */
  online: boolean;
}) {
  const [sentence, setSentence] = useState("");
  const heard = useRef<readonly PersonHere[] | null>(null);
  // Who will draw is asked for a name first; readers are not.
  const here = peopleHere(peers, selfId).filter(({ name, role }) => name !== "" || role === "viewer");
  const latest = useRef(here);
  // Cursors make new lists many times a second; only who is in them counts.
  const ids = here.map(({ id }) => id).join("\n");

  useEffect(() => void (latest.current = here));
  useEffect(() => {
    if (!online) return;
    const timer = setTimeout(() => {
      if (heard.current) setSentence(peopleAnnouncement(heard.current, latest.current));
      heard.current = latest.current;
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [ids, online]);

  return (
    <p role="status" aria-live="polite" className="sr-only" data-testid="people-announcement">
      {sentence}
    </p>
  );
}
