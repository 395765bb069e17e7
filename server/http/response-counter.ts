/** HTTP responses by class of status, `2xx` and so on; all there from the start, so that rates can be computed. */
export interface ResponseCounter {
  count(status: number): void;
  counts(): Record<string, number>;
}

export function createResponseCounter(): ResponseCounter {
  const counts: Record<string, number> = { "2xx": 0, "3xx": 0, "4xx": 0, "5xx": 0 };
  return {
    count(status) {
      const key = `${Math.floor(status / 100)}xx`;
      if (Object.hasOwn(counts, key)) counts[key] = (counts[key] ?? 0) + 1;
    },
    counts: () => ({ ...counts }),
  };
}
