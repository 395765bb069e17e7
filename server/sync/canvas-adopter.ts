import { Worker } from "node:worker_threads";
import { errorDetail, type ErrorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import type { AdoptedArchive, ForeignArchive } from "./adopt-archive";
import type { AdoptedCanvas, ForeignCanvas } from "./adopt-canvas";
import type { AdoptionAnswer, AdoptionTask } from "./adopt-canvas-worker";

/** What a page sends takes a second at most; what is made to take for ever is stopped here. */
const TIME_LIMIT_MS = 30_000;
/** For all that decoding needs; a board at its limits takes about half. */
const HEAP_MB = 512;
/** Further ones are asked to come back: each holds its whole document in memory. */
const MOST_WAITING = 8;

/** Makes a board out of a stranger's document, without holding up anybody else. Throws AppErrors of `adoptCanvas`. */
export type CanvasAdopter = (foreign: ForeignCanvas) => Promise<AdoptedCanvas>;
/** Makes a board out of the documents of an archive in the same way. Throws AppErrors of `adoptArchive`. */
export type ArchiveAdopter = (foreign: ForeignArchive) => Promise<AdoptedArchive>;

interface AdopterOptions {
  /** Address of the bundled adopt-canvas-worker. */
  worker: URL;
  timeLimitMs?: number;
  heapMb?: number;
}

/**
 * Adopts one canvas at a time, each in a thread of its own that ends with it: neither its time nor its memory are the
 * server's. Throws `too_large` for what takes too much of either, and `rate_limited` when too many wait.
 */
export function createCanvasAdopter(options: AdopterOptions): CanvasAdopter {
  const run = oneAtATime(options);
  return async (canvas) => (await run({ canvas }, "copy_too_large")) as AdoptedCanvas;
}

/** As `createCanvasAdopter`, for the documents of archives. */
export function createArchiveAdopter(options: AdopterOptions): ArchiveAdopter {
  const run = oneAtATime(options);
  return async (archive) => (await run({ archive }, "archive_bomb")) as AdoptedArchive;
}

type Limits = Required<AdopterOptions>;

function oneAtATime(options: AdopterOptions): (task: AdoptionTask, tooMuch: ErrorDetail) => Promise<unknown> {
  const limits: Limits = { timeLimitMs: TIME_LIMIT_MS, heapMb: HEAP_MB, ...options };
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (task, tooMuch) => {
    if (waiting >= MOST_WAITING) throw new AppError("rate_limited");
    waiting += 1;
    const turn = last;
    const result = turn.then(() =>
      adoptInThread(task, limits, () => new AppError("too_large", errorDetail(tooMuch))),
    );
    last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      waiting -= 1;
    }
  };
}

function adoptInThread(
  task: AdoptionTask,
  { worker, timeLimitMs, heapMb }: Limits,
  tooMuch: () => AppError,
): Promise<unknown> {
  const thread = new Worker(worker, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<unknown>((resolve, reject) => {
    timer = setTimeout(() => reject(tooMuch()), timeLimitMs);
    thread.once("message", (answer: AdoptionAnswer) => {
      if ("adopted" in answer) return resolve(answer.adopted);
      const code = errorCodeOf(answer.refused);
      reject(code ? new AppError(code, answer.refused.message) : new Error(answer.refused.message));
    });
    thread.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch() : error);
    });
    thread.once("exit", () => reject(new Error("the thread ended without an answer")));
  }).finally(() => {
    clearTimeout(timer);
    void thread.terminate();
  });
}
