import { parentPort, workerData } from "node:worker_threads";
import { errorCodeOf } from "@/contract/errors";
import { adoptArchive, type ForeignArchive } from "./adopt-archive";
import { adoptCanvas, type ForeignCanvas } from "./adopt-canvas";

/** The thread that `canvas-adopter.ts` starts: adopts the one board it was given and ends. */

/** What it is to adopt. */
export type AdoptionTask = { canvas: ForeignCanvas } | { archive: ForeignArchive };

export type AdoptionAnswer =
  | { adopted: unknown }
  /** An expected failure; the class does not survive the way between threads. */
  | { refused: { code: string; message: string } };

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const answer = (message: AdoptionAnswer) => parentPort?.postMessage(message);

try {
  const task = workerData as AdoptionTask;
  answer({ adopted: "archive" in task ? adoptArchive(task.archive) : adoptCanvas(task.canvas) });
} catch (error) {
  const code = errorCodeOf(error);
  if (code === null) throw error;
  answer({ refused: { code, message: (error as Error).message } });
}
