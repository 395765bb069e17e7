import WebSocket from "ws";
import { z } from "zod";

/** Memory of a process right after a full garbage collection, in bytes. */
export interface SettledMemory {
  /** Objects that are alive, on the heap and behind array buffers. */
  liveBytes: number;
  rssBytes: number;
}

const Answer = z.object({
  id: z.number(),
  result: z.object({ result: z.object({ value: z.string() }).optional() }).optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Usage = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });

/** Collections in a row: objects with finalizers (sockets, buffers) go only with the one after. */
const COLLECTIONS = 4;

/**
 * Collects garbage in a process that was started with `--inspect` and reads its memory: without that, what a
 * process holds and what it has not yet tidied up cannot be told apart. Chrome DevTools Protocol, domains
 * HeapProfiler and Runtime.
 */
export async function settledMemory(inspectorUrl: string): Promise<SettledMemory> {
  const socket = new WebSocket(inspectorUrl, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  try {
    let lastId = 0;
    const call = (method: string, params: object = {}): Promise<z.infer<typeof Answer>> => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        const onMessage = (data: WebSocket.RawData) => {
          const answer = Answer.safeParse(JSON.parse(String(data)));
          if (!answer.success || answer.data.id !== id) return;
          socket.off("message", onMessage);
          if (answer.data.error) reject(new Error(answer.data.error.message));
          else resolve(answer.data);
        };
        socket.on("message", onMessage);
        socket.send(JSON.stringify({ id, method, params }));
      });
    };
    for (let round = 0; round < COLLECTIONS; round++) await call("HeapProfiler.collectGarbage");
    const expression = "JSON.stringify(process.memoryUsage())";
    const answer = await call("Runtime.evaluate", { expression, returnByValue: true });
    const usage = Usage.parse(JSON.parse(answer.result?.result?.value ?? "null"));
    return { liveBytes: usage.heapUsed + usage.external, rssBytes: usage.rss };
  } finally {
    socket.close();
  }
}
