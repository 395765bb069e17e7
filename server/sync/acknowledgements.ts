/** Which updates of a client are durable. Updates are numbered from 1 on, by connection. */
export interface Acknowledgements {
  /** Update `number` waits for missing content: no later one is called saved before it. */
  waits(number: number): void;
  /** Update `number` is durable. Those before it are too, or wait. */
  saved(number: number): void;
  /** Update `number` was refused: it keeps none back any more. */
  refused(number: number): void;
  /** Whether an update waits for missing content. */
  readonly anyWaits: boolean;
}

/** `tell` is called once for all that one append made durable, with the last update up to which everything is. */
export function createAcknowledgements(tell: (upTo: number) => void): Acknowledgements {
  let durableUpTo = 0;
  /** Updates before `durableUpTo`, or after it, that still wait for missing content. */
  const waiting = new Set<number>();
  let told = 0;
  let isQueued = false;
  return {
    waits: (number) => void waiting.add(number),
    saved(number) {
      waiting.delete(number);
      durableUpTo = Math.max(durableUpTo, number);
      if (isQueued) return;
      isQueued = true;
      queueMicrotask(() => {
        isQueued = false;
        const upTo = Math.min(durableUpTo, ...[...waiting].map((waits) => waits - 1));
        if (upTo <= told) return;
        told = upTo;
        tell(upTo);
      });
    },
    refused: (number) => void waiting.delete(number),
    get anyWaits() {
      return waiting.size > 0;
    },
  };
}
