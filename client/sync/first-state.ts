import type { DocumentName } from "@/contract/sync-protocol";

/** A first state that has not come by then is asked for over the socket. */
const GIVE_UP_AFTER_MS = 30_000;

/** Where a document's first state is fetched, packed (contract/packed-state.ts). */
export function stateUrl(boardId: string, document: DocumentName): string {
  return `/api/boards/${encodeURIComponent(boardId)}/state?document=${document}&form=packed`;
}

/** Fetches a packed first state; calls `heard` whenever some of it came. Throws when the server does not answer with one. */
export async function fetchPackedState(
  boardId: string,
  document: DocumentName,
  signal: AbortSignal,
  heard: () => void = () => undefined,
): Promise<Uint8Array> {
  const response = await fetch(stateUrl(boardId, document), {
    signal,
    cache: "no-store",
    credentials: "same-origin",
  });
  if (!response.ok) throw new Error(`the board's state was answered with ${response.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    heard();
    parts.push(read.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/**
 * The canvas's first state, asked for while the code that shows it is still on its way. Needs nothing but the browser, so
 * that the page can start it before that code is there.
 */
export interface FirstState {
  /** Asks; once, however often it is called. */
  request(boardId: string): void;
  /** The packed state; null when it could not be had, which the socket then finds out about. Never rejects. */
  readonly packed: Promise<Uint8Array | null>;
}

export function createFirstState(fetchPacked: typeof fetchPackedState = fetchPackedState): FirstState {
  let resolve: (packed: Uint8Array | null) => void = () => undefined;
  let asked = false;
  const packed = new Promise<Uint8Array | null>((settle) => (resolve = settle));
  return {
    packed,
    request(boardId) {
      if (asked) return;
      asked = true;
      fetchPacked(boardId, "canvas", AbortSignal.timeout(GIVE_UP_AFTER_MS)).then(resolve, () =>
        resolve(null),
      );
    },
  };
}
