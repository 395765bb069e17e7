import { AppError } from "@/contract/errors";
import type { BoardStore } from "@/server/storage/board-store";

/** What happens to a call: it fails before or after it took effect, or never ends. */
export type Trouble = "fail" | "fail-afterwards" | "hang";

/** A store whose calls can be made to go wrong, and that knows whether any is under way. */
export interface TroubledStore {
  store: BoardStore;
  /** Asked for every call; null lets it pass. `call` counts the calls of that method from 1. */
  plan: (method: keyof BoardStore, call: number) => Trouble | null;
  /** Calls made, by method. */
  calls: Partial<Record<keyof BoardStore, number>>;
  /** Calls that have not ended, those that hang left out. */
  readonly busy: number;
  /** Lets every hanging call go on. */
  release(): void;
}

export function troubledStore(inner: BoardStore): TroubledStore {
  let busy = 0;
  const hanging: (() => void)[] = [];
  const troubled: TroubledStore = {
    plan: () => null,
    calls: {},
    get busy() {
      return busy;
    },
    release() {
      for (const go of hanging.splice(0)) go();
    },
    store: new Proxy(inner, {
      get(target, name: keyof BoardStore) {
        const method = target[name] as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          const call = (troubled.calls[name] ?? 0) + 1;
          troubled.calls[name] = call;
          const trouble = troubled.plan(name, call);
          if (trouble === "hang") await new Promise<void>((resolve) => hanging.push(resolve));
          busy += 1;
          try {
            if (trouble === "fail") throw new AppError("storage_failed");
            const result = await method.apply(target, args);
            if (trouble === "fail-afterwards") throw new AppError("storage_failed");
            return result;
          } finally {
            busy -= 1;
          }
        };
      },
    }),
  };
  return troubled;
}
