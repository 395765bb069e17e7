import { parentPort, workerData } from "node:worker_threads";
import { errorCodeOf } from "@/contract/errors";
import { adoptCanvas, type ForeignCanvas } from "./adopt-canvas";

/** The thread that `canvas-adopter.ts` starts: adopts the one canvas it was given and ends. */

export type AdoptionAnswer =
  | { adopted: ReturnType<typeof adoptCanvas> }
  /** An expected failure; the class does not survive the way between threads. */
  | { refused: { code: string; message: string } };

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const answer = (message: AdoptionAnswer) => parentPort?.postMessage(message);

try {
  answer({ adopted: adoptCanvas(workerData as ForeignCanvas) });
} catch (error) {
  const code = errorCodeOf(error);
  if (code === null) throw error;
  answer({ refused: { code, message: (error as Error).message } });
}
