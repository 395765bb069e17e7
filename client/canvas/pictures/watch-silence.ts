/** A transfer that says nothing for this long is taken for lost, ms: networks go without closing what runs over them. */
const SILENCE_MS = 30_000;

export interface SilenceWatch {
  /** The transfer goes on. */
  heard(): void;
  stop(): void;
}

/** Calls `giveUp` once, when nothing was heard for 30 s. Whoever starts it stops it when the transfer ends. */
export function watchSilence(giveUp: () => void): SilenceWatch {
  let timer = setTimeout(giveUp, SILENCE_MS);
  return {
    heard() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENCE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
