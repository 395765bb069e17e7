import { CREATE_KEY_HEADER, type CreateBoardResponse, type ErrorResponse } from "@/contract/api";
import type { ImportedBoard } from "@/contract/archive";
import { LIMITS } from "@/contract/limits";
import { errorText } from "@/client/ui/error-text";
import { t } from "@/client/ui/messages/t";
import { RequestProblem } from "@/client/ui/request-json";

export const ARCHIVE_MB = Math.floor(LIMITS.archiveBytes / 1024 / 1024);

export interface ArchiveToSend {
  file: File;
  /** Null where none is needed. */
  createKey: string | null;
  /** Share of the file that has left this computer, 0 to 1. */
  onProgress(share: number): void;
  signal: AbortSignal;
}

/**
 * Sends an archive, of which the server makes a board. Over XMLHttpRequest: `fetch` cannot tell how much of a body has been
 * sent. Rejects with a RequestProblem, or with the signal's reason when it was aborted.
 */
export function sendArchive(
  { file, createKey, onProgress, signal }: ArchiveToSend,
  createRequest: () => XMLHttpRequest = () => new XMLHttpRequest(),
): Promise<CreateBoardResponse & ImportedBoard> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const request = createRequest();
    const abort = () => request.abort();
    request.open("POST", "/api/archives");
    // Never the file's own type: with it a form of another site could send the same request.
    request.setRequestHeader("content-type", "application/octet-stream");
    if (createKey !== null) request.setRequestHeader(CREATE_KEY_HEADER, createKey);
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded / Math.max(1, file.size)));
    request.addEventListener("load", () => {
      const answer = parse(request.responseText);
      if (request.status === 201) resolve(answer as CreateBoardResponse & ImportedBoard);
      else reject(problemOf(answer, request.status));
    });
    request.addEventListener("error", () => reject(new RequestProblem("offline", t("request.offline"))));
    request.addEventListener("abort", () => reject(signal.reason as Error));
    request.addEventListener("loadend", () => signal.removeEventListener("abort", abort));
    signal.addEventListener("abort", abort);
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy in between answers in HTML; the status says enough.
    return undefined;
  }
}

function problemOf(answer: unknown, status: number): RequestProblem {
  const error = (answer as Partial<ErrorResponse> | undefined)?.error;
  if (typeof error?.code === "string" && typeof error.message === "string") {
    return new RequestProblem(error.code, errorText(error.code, error.message));
  }
  // nginx and its like refuse large bodies themselves.
  if (status === 413) return new RequestProblem("too_large", t("import.proxyLimit", { mb: ARCHIVE_MB }));
  return new RequestProblem("internal", t("request.failed", { status }));
}
