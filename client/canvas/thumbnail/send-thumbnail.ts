import type { ThumbnailTheme } from "@/contract/thumbnail";

/** A request of at most this many bytes goes on when its page is closed (Fetch standard, section 4.6). */
const KEEPALIVE_BYTES = 60_000;

/** Sends a board's thumbnail. Rejects when the server did not take the request. */
export async function sendThumbnail(
  boardId: string,
  theme: ThumbnailTheme,
  picture: Blob,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(`/api/boards/${encodeURIComponent(boardId)}/thumbnail?theme=${theme}`, {
    method: "PUT",
    headers: { "content-type": picture.type },
    body: picture,
    keepalive: picture.size <= KEEPALIVE_BYTES,
    signal,
  });
  if (!response.ok) throw new Error(`The thumbnail was refused (${response.status}).`);
}
