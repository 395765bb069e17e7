import { useMemo, useRef } from "react";

/** Steps of undo for a line that is written with every key: one for each stay in the field. */
export interface Step {
  /** The person has come to the field. */
  begin(): void;
  /** The name of a new step with the first change since then; null after it. */
  take(name: string): string | null;
}

export function useStep(): Step {
  const fresh = useRef(true);
  return useMemo(
    () => ({
      begin() {
        fresh.current = true;
      },
      take(name) {
        if (!fresh.current) return null;
        fresh.current = false;
        return name;
      },
    }),
    [],
  );
}
