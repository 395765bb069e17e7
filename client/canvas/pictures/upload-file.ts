import type { ErrorResponse } from "@/contract/api";
import type { UploadedAsset } from "@/contract/assets";
import { errorText } from "@/client/ui/error-text";
import { t } from "@/client/ui/messages/t";
import { RequestProblem } from "@/client/ui/request-json";
import { watchSilence } from "./watch-silence";

export interface FileUpload {
  boardId: string;
  file: File;
  /** Id of an asset record on that board that the server completes with the file. */
  record?: string;
  /** Bytes that have left this computer; the file's own size is the whole. */
  onProgress(sentBytes: number): void;
  signal: AbortSignal;
}

/**
 * Sends a file to a board. Rejects with a RequestProblem, or with the signal's reason when it was aborted. Neither a byte
 * sent nor an answer for 30 s is "offline".
 */
export type UploadFile = (upload: FileUpload) => Promise<UploadedAsset>;

/**
 * Makes the upload over XMLHttpRequest: `fetch` cannot tell how much of a body has been sent. `createRequest` is the
 * browser's constructor or a test's.
 */
export function createUploadFile(createRequest: () => XMLHttpRequest): UploadFile {
  return ({ boardId, file, record, onProgress, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const request = createRequest();
      const offline = () => new RequestProblem("offline", t("pictures.offline"));
      const abort = () => request.abort();
      let stalled = false;
      let sentBytes = 0;
      const silence = watchSilence(() => {
        stalled = true;
        request.abort();
      });
      const end = () => {
        silence.stop();
        signal.removeEventListener("abort", abort);
      };
      const query = record === undefined ? "" : `?record=${encodeURIComponent(record)}`;
      request.open("POST", `/api/boards/${encodeURIComponent(boardId)}/assets${query}`);
      // Never the file's own type: with it a form of another site could send the same request.
      request.setRequestHeader("content-type", "application/octet-stream");
      request.setRequestHeader("x-file-name", encodeURIComponent(wellFormed(file.name)));
      request.upload.addEventListener("progress", ({ loaded }) => {
        if (loaded > sentBytes) silence.heard();
        sentBytes = loaded;
        onProgress(loaded);
      });
      request.addEventListener("load", () => {
        end();
        const answer = parse(request.responseText);
        if (request.status === 201 && isUploaded(answer)) resolve(answer);
        else reject(problemOf(answer, request.status));
      });
      request.addEventListener("error", () => {
        end();
        reject(offline());
      });
      request.addEventListener("abort", () => {
        end();
        reject(stalled ? offline() : (signal.reason as Error));
      });
      signal.addEventListener("abort", abort);
      request.send(file);
    });
}

/** Half a surrogate pair in a file's name would make encodeURIComponent throw. */
function wellFormed(name: string): string {
  return name.replace(/\p{Surrogate}/gu, "\ufffd");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy in between answers in HTML; the status says enough.
    return undefined;
  }
}

function isUploaded(answer: unknown): answer is UploadedAsset {
  return typeof (answer as Partial<UploadedAsset> | undefined)?.src === "string";
}

function problemOf(answer: unknown, status: number): RequestProblem {
  const error = (answer as Partial<ErrorResponse> | undefined)?.error;
  if (typeof error?.code === "string" && typeof error.message === "string") {
    return new RequestProblem(error.code, errorText(error.code, error.message));
  }
  // nginx and its like refuse large bodies themselves.
  if (status === 413) return new RequestProblem("too_large", t("pictures.proxyLimit"));
  return new RequestProblem("internal", t("request.failed", { status }));
}
