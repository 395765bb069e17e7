/** What has become of code that is fetched later. `failed` only when somebody waits for it. */
export type LateState<Module> =
  | { kind: "absent" }
  | { kind: "loading" }
  | { kind: "failed" }
  | { kind: "ready"; module: Module };

/** A module that the page can do without at first: fetched when it is wanted, or beforehand while nothing else is to do. */
export interface LateModule<Module> {
  get(): LateState<Module>;
  subscribe(listener: () => void): () => void;
  /** For people who wait for it: what becomes of it is in the state. After a failure it is tried again. */
  request(): void;
  /** For code that needs it; rejects when it cannot be fetched, and may be called again. */
  load(): Promise<Module>;
  /** Nobody waits yet, and nobody is told when it fails: whoever wants it asks again. */
  prefetch(): void;
}

export function createLateModule<Module>(fetchModule: () => Promise<Module>): LateModule<Module> {
  let state: LateState<Module> = { kind: "absent" };
  let coming: Promise<Module> | null = null;
  const listeners = new Set<() => void>();

  function become(next: LateState<Module>): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function load(): Promise<Module> {
    coming ??= fetchModule().then(
      (module) => {
        become({ kind: "ready", module });
        return module;
      },
      (error: unknown) => {
        // A promise that failed would fail for ever; the network comes back.
        coming = null;
        throw error;
      },
    );
    return coming;
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    request() {
      if (state.kind === "ready" || state.kind === "loading") return;
      become({ kind: "loading" });
      load().catch(() => become({ kind: "failed" }));
    },
    prefetch() {
      load().catch(() => undefined);
    },
  };
}
