import type { Clock } from "./clock";

/** A hidden tab gets no animation frames; what was changed there goes out this often, ms. */
const HIDDEN_FLUSH_MS = 1000;

export interface PageLifecycleOptions {
  window: Window;
  clock: Clock;
  /** Writes everything that waits: the page may be frozen or gone in a moment. */
  flush(): void;
  /** The network or the tab came back. */
  wake(): void;
  /** Whether leaving now would lose something: the browser then asks the person. */
  mustWarn(): boolean;
}

/** Watches what the browser does to the page. Returns how to stop. */
export function watchPageLifecycle(options: PageLifecycleOptions): () => void {
  const { window, clock } = options;
  const { document } = window;
  let stopTimer = () => {};

  function flushWhileHidden(): void {
    stopTimer();
    if (document.visibilityState !== "hidden") return;
    options.flush();
    stopTimer = clock.after(HIDDEN_FLUSH_MS, flushWhileHidden);
  }
  function onVisibility(): void {
    flushWhileHidden();
    if (document.visibilityState === "visible") options.wake();
  }
  function onBeforeUnload(event: BeforeUnloadEvent): void {
    options.flush();
    if (options.mustWarn()) event.preventDefault();
  }
  const { flush, wake } = options;
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pagehide", flush);
  window.addEventListener("online", wake);
  window.addEventListener("beforeunload", onBeforeUnload);
  return () => {
    stopTimer();
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pagehide", flush);
    window.removeEventListener("online", wake);
    window.removeEventListener("beforeunload", onBeforeUnload);
  };
}
