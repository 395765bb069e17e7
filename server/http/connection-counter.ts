/** Open connections per address, so that one address cannot take all of them. */
export interface ConnectionCounter {
  /** Takes a place for the address and returns how to give it back, once; null when it has none left. */
  take(address: string): (() => void) | null;
}

/** Keeps one number per address with an open connection; nothing once the last one closed. */
export function createConnectionCounter(perAddress: number): ConnectionCounter {
  const open = new Map<string, number>();
  return {
    take(address) {
      const count = open.get(address) ?? 0;
      if (count >= perAddress) return null;
      open.set(address, count + 1);
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        const left = (open.get(address) ?? 1) - 1;
        if (left === 0) open.delete(address);
        else open.set(address, left);
      };
    },
  };
}
