import type { TLRecord } from "tldraw";
import { encodeBoardCopy } from "@/board/document/board-copy";
import { createBoardSchema, serializeSchema } from "@/board/document/board-schema";
import { RequestProblem, requestJson } from "@/client/ui/request-json";
import { CREATE_KEY_HEADER, type CreateBoardResponse } from "@/contract/api";
import type { UploadFile } from "../pictures/upload-file";

/** Makes a new board of records, on the server of the board they are from. Resolves with its id; throws RequestProblem. */
export async function createBoardOf(copy: {
  from: string;
  title: string;
  records: readonly TLRecord[];
  /** Null where this instance asks for none. */
  createKey: string | null;
}): Promise<string> {
  const { from, title, records, createKey } = copy;
  const made = await requestJson<CreateBoardResponse>(`/api/boards/${encodeURIComponent(from)}/copies`, {
    method: "POST",
    bytes: encodeBoardCopy({ title, schema: serializeSchema(createBoardSchema()), records }),
    headers: createKey === null ? {} : { [CREATE_KEY_HEADER]: createKey },
  });
  return made.id;
}

/**
 * Brings the new board the pictures that only this tab has. Resolves with those that could not be brought, and why; what
 * was brought is taken out of `files`, so that it may be called again.
 */
export async function bringPictures(options: {
  boardId: string;
  files: Map<string, File>;
  upload: UploadFile;
  signal: AbortSignal;
}): Promise<{ left: number; reason: string }> {
  const { boardId, files, upload, signal } = options;
  let reason = "";
  // One after the other: each may be 20 MB.
  for (const [record, file] of files) {
    try {
      await upload({ boardId, file, record, onProgress: () => undefined, signal });
      files.delete(record);
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      reason = error.message;
    }
  }
  return { left: files.size, reason };
}
