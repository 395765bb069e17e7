/** Runs what concerns one key one after the other, in the order in which it was asked for; a failure stops nothing. */
export type SerialRuns = <T>(key: string, run: () => Promise<T>) => Promise<T>;

/** Nothing is kept of a key that nobody waits for. */
export function createSerialRuns(): SerialRuns {
  const last = new Map<string, Promise<unknown>>();
  return async (key, run) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
