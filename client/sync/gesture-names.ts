export interface GestureNamesOptions {
  /** Of this page's document, so that names of several pages differ. */
  clientId: number;
  /** Whether the person's pointer is down. */
  isPointing(): boolean;
}

/**
 * Tells which transactions are one edit to the person who makes it: whoever draws a rectangle slowly has it written while the
 * pointer is down and once more when it is lifted, as the clock has it.
 */
export interface GestureNames {
  /** Name of the gesture that a transaction belongs to, which changed these records; undefined where it is an edit of its own. */
  of(records: ReadonlySet<string>): string | undefined;
}

export function createGestureNames({ clientId, isPointing }: GestureNamesOptions): GestureNames {
  let begun = 0;
  /** The last gesture, with all that it touched, until a transaction after it. */
  let current: { name: string; records: Set<string> } | null = null;
  return {
    of(records) {
      const goesOn = current !== null && [...records].some((id) => current?.records.has(id));
      const gesture = goesOn ? current : null;
      if (!isPointing()) {
        current = null;
        return gesture?.name;
      }
      current = gesture ?? { name: `${clientId}-${(begun += 1)}`, records: new Set() };
      for (const id of records) current.records.add(id);
      return current.name;
    },
  };
}
