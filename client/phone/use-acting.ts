"use client";

import { useCallback, useRef, useState } from "react";
import { anyPersonColor, storedColor, usePerson } from "@/client/ui/person";
import { sentenceOf } from "@/client/ui/request-json";

/** Somebody who acts has a name; whoever only reads is not asked for one. */
export interface Acting {
  /** Null until somebody has acted. */
  name: string | null;
  /** Does something in the person's name, asking for it first where there is none. Failures become `problem`. */
  act(deed: (name: string) => Promise<void>): void;
  /** Does something that bears no name. */
  actUnnamed(deed: () => Promise<void>): void;
  /** What is on its way to the server. */
  busy: boolean;
  /** Why the last deed did not work, in a sentence for people. */
  problem: string | null;
  dismiss(): void;
  /** The name is asked for now. */
  asking: boolean;
  /** Opens the question by itself, to change the name. */
  ask(): void;
  answer(name: string): void;
  cancel(): void;
}

/** Who acts on this page, and what became of it. */
export function useActing(): Acting {
  const [person, savePerson] = usePerson();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = useRef<((name: string) => Promise<void>) | null>(null);

  const run = useCallback(async (deed: (name: string) => Promise<void>, name: string) => {
    setPending((count) => count + 1);
    setProblem(null);
    try {
      await deed(name);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setPending((count) => count - 1);
    }
  }, []);

  return {
    name: person?.name ?? null,
    act(deed) {
      if (person) return void run(deed, person.name);
      waiting.current = deed;
      setAsking(true);
    },
    actUnnamed: (deed) => void run(deed, ""),
    busy: pending > 0,
    problem,
    dismiss: () => setProblem(null),
    asking,
    ask: () => setAsking(true),
    answer(name) {
      savePerson({ name, color: person?.color ?? storedColor() ?? anyPersonColor() });
      setAsking(false);
      const deed = waiting.current;
      waiting.current = null;
      if (deed) void run(deed, name.trim());
    },
    cancel() {
      waiting.current = null;
      setAsking(false);
    },
  };
}
