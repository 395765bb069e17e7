import { RequestProblem } from "@/client/ui/request-json";
import { t } from "@/client/ui/messages/t";
import { pictureUrl } from "../asset-store";
import type { PictureOrigin } from "../pasted-content";
import { checkPicture } from "./check-picture";
import { measurePicture } from "./put-pictures";
import { problemSentence } from "./problem-sentence";

/** The file of a pasted picture, checked like one that was dropped. Rejects with a RequestProblem. */
export async function fetchPicture(origin: PictureOrigin, name: string): Promise<File> {
  const blob = origin.kind === "inline" ? decodeDataUrl(origin.dataUrl) : await fromBoard(origin);
  const checked = await checkPicture(new File([blob], name, { type: blob.type }), measurePicture);
  if ("problem" in checked) throw new RequestProblem("unreadable", problemSentence(checked.problem));
  return checked.file;
}

/** Base64 alone; the page's policy forbids to `fetch` a data: address. */
function decodeDataUrl(dataUrl: string): Blob {
  const comma = dataUrl.indexOf(",");
  if (!dataUrl.slice(0, comma).endsWith(";base64")) throw unreadable();
  let binary: string;
  try {
    binary = atob(dataUrl.slice(comma + 1));
  } catch {
    throw unreadable();
  }
  return new Blob([Uint8Array.from(binary, (char) => char.charCodeAt(0))]);
}

async function fromBoard({ board, source }: { board: string; source: string }): Promise<Blob> {
  const url = pictureUrl(board, source);
  if (url === null) throw unreadable();
  let blob: Blob | null;
  try {
    const response = await fetch(url);
    // Awaited here: the connection can end in the middle of the bytes too.
    blob = response.ok ? await response.blob() : null;
  } catch {
    throw new RequestProblem("offline", t("pictures.offline"));
  }
  if (blob === null) throw new RequestProblem("not_found", t("pictures.otherBoardClosed"));
  return blob;
}

function unreadable(): RequestProblem {
  return new RequestProblem("unreadable", problemSentence("unreadable"));
}
