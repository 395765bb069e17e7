import "server-only";
import { forgetRest } from "./forget-rest";

/** The bytes of a request as they arrive. Throws when the client breaks off. */
export async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops reading early has refused the rest.
    void forgetRest(reader);
  }
}
