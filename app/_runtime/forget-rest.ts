import "server-only";

/** Bytes of a refused body that are still taken: more than the documented proxies let through. */
const FORGET_BYTES = 64 * 1024 * 1024;

/**
 * Reads what is left of a refused body and forgets it; resolves when nothing more comes. Not to be waited for: the
 * answer goes out meanwhile. Cancelling instead leaves the rest in the connection, and the next request of a proxy that
 * keeps its connections waits behind it until it times out (seen: 76 seconds, for somebody else's request).
 */
export async function forgetRest(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limitBytes = FORGET_BYTES,
): Promise<void> {
  let left = limitBytes;
  try {
    while (left >= 0) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The client broke off: there is no rest, and it knows.
  }
}
