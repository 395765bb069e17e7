import { errorText } from "./error-text";
import { t } from "./messages/light-t";

/** A request that did not succeed, with a sentence for people. `code` is the server's, or "offline" without an answer. */
export class RequestProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "RequestProblem";
  }
}

/**
 * A network that drops packets in silence answers never. Generous, for a large board that is duplicated on a small machine;
 * what carries bytes takes as long as it takes.
 */
const ANSWER_WITHIN_MS = 30_000;

export interface JsonRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** Sent as they are, instead of `body`. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Asks our own API. Resolves with the parsed answer (undefined when empty); throws RequestProblem, and what `fetch` throws
 * once `signal` is aborted.
 */
export async function requestJson<T>(path: string, request: JsonRequest = {}): Promise<T> {
  const { method = "GET", body, bytes, headers = {}, signal } = request;
  const controller = new AbortController();
  const stop = () => controller.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const limit = bytes ? undefined : setTimeout(stop, ANSWER_WITHIN_MS);
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      headers: { ...contentType(body, bytes), ...headers },
      body: bytes
        ? (bytes as Uint8Array<ArrayBuffer>)
        : body === undefined
          ? undefined
          : JSON.stringify(body),
      cache: "no-store",
      signal: controller.signal,
    });
    // The network may also end in the middle of an answer.
    answer = await parse(response);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unanswered();
  } finally {
    clearTimeout(limit);
    signal?.removeEventListener("abort", stop);
  }
  if (response.ok) return answer as T;
  throw problemOf(answer, response.status);
}

/** The problem of a request without an answer. */
export function unanswered(): RequestProblem {
  return new RequestProblem("offline", t("request.offline"));
}

function contentType(body: unknown, bytes: Uint8Array | undefined): Record<string, string> {
  if (bytes) return { "content-type": "application/octet-stream" };
  return body === undefined ? {} : { "content-type": "application/json" };
}

async function parse(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy in between answers in HTML; the status says enough.
    return undefined;
  }
}

function problemOf(answer: unknown, status: number): RequestProblem {
  const error = (answer as { error?: { code?: unknown; message?: unknown } } | undefined)?.error;
  if (typeof error?.code === "string" && typeof error.message === "string") {
    return new RequestProblem(error.code, errorText(error.code, error.message));
  }
  return new RequestProblem("internal", t("request.failed", { status }));
}

/** The sentence for people of anything thrown by `requestJson`. */
export function sentenceOf(error: unknown): string {
  if (error instanceof RequestProblem) return error.message;
  throw error;
}
