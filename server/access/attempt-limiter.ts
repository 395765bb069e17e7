/** Counts failures per key within a sliding window. */
export interface AttemptLimiter {
  /** Whether the key has used up its failures for now. */
  exhausted(key: string): boolean;
  recordFailure(key: string): void;
}

interface Options {
  failures: number;
  windowMs: number;
  /** Most keys remembered; the one that failed longest ago is forgotten first. */
  maxKeys: number;
  /** Milliseconds; any monotonic or wall clock. */
  now: () => number;
}

/** A limiter with bounded memory: at most `maxKeys` lists of at most `failures` times. */
export function createAttemptLimiter(options: Options): AttemptLimiter {
  // A Map iterates in order of insertion; a key that fails again moves to the end.
  const failuresOf = new Map<string, number[]>();

  function recent(key: string): number[] {
    const since = options.now() - options.windowMs;
    return (failuresOf.get(key) ?? []).filter((at) => at > since);
  }

  return {
    exhausted: (key) => recent(key).length >= options.failures,
    recordFailure(key) {
      const times = [...recent(key), options.now()].slice(-options.failures);
      failuresOf.delete(key);
      failuresOf.set(key, times);
      if (failuresOf.size > options.maxKeys) {
        const oldest = failuresOf.keys().next();
        if (!oldest.done) failuresOf.delete(oldest.value);
      }
    },
  };
}
