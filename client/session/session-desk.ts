import type { SessionCommandInput, SessionCommandResponse, SessionView } from "@/contract/session-commands";
import { RequestProblem, unanswered, type JsonRequest, type requestJson } from "@/client/ui/request-json";

/** Failures that pass: the same command is sent again, which does no harm. */
const PASSING = new Set(["offline", "internal", "storage_failed", "going_down", "rate_limited"]);
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;
/** A network that drops packets in silence answers never: what took longer is sent again. */
const ANSWER_WITHIN_MS = 10_000;
/** From then on a person is told that it did not work. */
const GIVE_UP_AFTER_MS = 60_000;
/** Samples of the server's clock that are remembered; the one with the shortest way counts. */
const SAMPLES = 6;

/** What a person does in a session, and what only they see of it. */
export interface SessionDesk {
  /** The server's time, in milliseconds since the epoch, whatever this computer's clock says. */
  now(): number;
  /** Null before the first answer. The same object until something changed. */
  getView(): SessionView | null;
  /** Told when the view, or the server's time, is known better. */
  subscribe(listener: () => void): () => void;
  /** Asks for the view again. Never rejects: without an answer the last view stays. */
  refresh(): Promise<void>;
  /**
   * The server can be reached again: what was sent before, and what waits for another attempt, is sent at once. Requests for
   * the view are only given up.
   */
  retryNow(): void;
  /**
   * Sends a command, after those before it, again and again while the server cannot be reached. Rejects with RequestProblem
   * when it is refused, or was not taken within a minute.
   */
  send(command: SessionCommandInput): Promise<void>;
}

export interface SessionDeskOptions {
  boardId: string;
  request: typeof requestJson;
  clock: { now(): number; after(delayMs: number, run: () => void): () => void };
  /** A new random id. */
  newId(): string;
}

/** Commands after which the view is another. */
const CHANGES_VIEW: ReadonlySet<string> = new Set([
  "hum.vote",
  "writing.note",
  "inbox.send",
  "inbox.dismiss",
]);

export function createSessionDesk(options: SessionDeskOptions): SessionDesk {
  const { request, clock, newId } = options;
  const path = `/api/boards/${encodeURIComponent(options.boardId)}/session`;
  const listeners = new Set<() => void>();
  let samples: { offsetMs: number; wayMs: number }[] = [];
  let view: SessionView | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** End what waits for an answer or for the next attempt. */
  const cuts = new Set<() => void>();
  let cutsSoFar = 0;
  let asked = 0;
  let shown = 0;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  /** The server said its time between `sentAt` and now; the middle is off by half the way at most. */
  function learnTime(serverNow: number, sentAt: number): void {
    const receivedAt = clock.now();
    const sample = { offsetMs: serverNow - (sentAt + receivedAt) / 2, wayMs: receivedAt - sentAt };
    // A clock that was set meanwhile makes earlier samples wrong.
    const fits = samples.every(
      (other) => Math.abs(other.offsetMs - sample.offsetMs) <= other.wayMs + sample.wayMs + 1000,
    );
    samples = [...(fits ? samples : []), sample].slice(-SAMPLES);
  }

  function offsetMs(): number {
    return samples.reduce((best, sample) => (sample.wayMs < best.wayMs ? sample : best), {
      offsetMs: 0,
      wayMs: Infinity,
    }).offsetMs;
  }

  /** One request. Rejects with RequestProblem "offline" without an answer in `withinMs`, or when it is cut. */
  async function ask<T>(withinMs: number, options?: JsonRequest): Promise<T> {
    const controller = new AbortController();
    const cut = () => controller.abort();
    const cancel = clock.after(withinMs, cut);
    cuts.add(cut);
    try {
      return await request<T>(path, { ...options, signal: controller.signal });
    } catch (error) {
      throw controller.signal.aborted ? unanswered() : error;
    } finally {
      cancel();
      cuts.delete(cut);
    }
  }

  /** Resolves after `delayMs`, or when it is cut. */
  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cut = () => {
        cancel();
        cuts.delete(cut);
        resolve();
      };
      const cancel = clock.after(delayMs, cut);
      cuts.add(cut);
    });
  }

  async function refresh(): Promise<void> {
    asked += 1;
    const number = asked;
    const sentAt = clock.now();
    try {
      const answer = await ask<SessionView>(ANSWER_WITHIN_MS);
      learnTime(answer.now, sentAt);
      // Answers may overtake each other.
      if (number > shown) {
        shown = number;
        view = answer;
      }
      changed();
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
    }
  }

  async function deliver(command: SessionCommandInput): Promise<void> {
    const body = { ...command, id: newId() };
    const giveUpAt = clock.now() + GIVE_UP_AFTER_MS;
    for (let attempt = 0; ; attempt += 1) {
      const sentAt = clock.now();
      const cutsBefore = cutsSoFar;
      try {
        const withinMs = Math.min(ANSWER_WITHIN_MS, giveUpAt - sentAt);
        const answer = await ask<SessionCommandResponse>(withinMs, { method: "POST", body });
        learnTime(answer.now, sentAt);
        break;
      } catch (error) {
        const passing = error instanceof RequestProblem && PASSING.has(error.code);
        if (!passing) throw error;
        if (cutsSoFar === cutsBefore) {
          const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
          if (clock.now() + delayMs >= giveUpAt) throw error;
          await pause(delayMs);
        }
        // Time goes on in a computer that sleeps.
        if (clock.now() >= giveUpAt) throw error;
        if (cutsSoFar !== cutsBefore) attempt = -1;
      }
    }
    if (CHANGES_VIEW.has(command.type)) await refresh();
    else changed();
  }

  return {
    now: () => Math.round(clock.now() + offsetMs()),
    getView: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    retryNow() {
      cutsSoFar += 1;
      for (const cut of cuts) cut();
    },
    send(command) {
      const mine = last.then(() => deliver(command));
      // What comes next does not fail because this did.
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** A new random id for what a command makes; also where the browser has no `randomUUID` (plain http). */
export function newSessionId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte % 36).toString(36)).join("");
}
