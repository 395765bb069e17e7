"use client";

import { useEffect, useRef, useState } from "react";
import { t } from "@/client/ui/messages/t";
import { peopleChanges } from "./people-changes";
import type { PersonHere } from "./people-here";

/** Comings and goings within this time are one sentence, and a reload is none. */
const GATHER_MS = 2500;

/** Says to a screen reader that the board is open and who is there, then who joins and who leaves. */
export function PeopleAnnouncer({ people, online }: { people: readonly PersonHere[]; online: boolean }) {
  // Who will edit is being asked for a name, and has joined when there is one.
  const present = people.filter((person) => person.name !== "" || person.role === "viewer");
  const [sentence, setSentence] = useState("");
  /** Who was there by the last sentence; null before the first. */
  const announced = useRef<readonly PersonHere[] | null>(null);
  const latest = useRef(present);
  const key = present.map((person) => person.id).join(" ");

  useEffect(() => {
    latest.current = present;
  });

  useEffect(() => {
    // Offline everybody is out of sight, and nobody has left.
    if (!online) return;
    const timer = setTimeout(() => {
      const before = announced.current;
      announced.current = latest.current;
      if (before === null) setSentence(t("announce.open", { n: latest.current.length + 1 }));
      else setSentence((current) => peopleChanges(before, latest.current) || current);
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [key, online]);

  return (
    <p role="status" aria-live="polite" className="sr-only" data-testid="people-announcement">
      {sentence}
    </p>
  );
}
