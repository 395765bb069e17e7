import { RequestProblem } from "@/client/ui/request-json";
import { t } from "@/client/ui/messages/t";
import { pictureUrl } from "../asset-store";
import type { PictureOrigin } from "../pasted-content";
import { checkPicture } from "./check-picture";
import { measurePicture } from "./put-pictures";
import { problemSentence } from "./problem-sentence";
import { watchSilence } from "./watch-silence";

/**
 * The file of a pasted picture, checked like one that was dropped. Rejects with a RequestProblem; a board that sends
 * nothing for 30 s is "offline", and so is a fetch that `signal` ended.
 */
export async function fetchPicture(origin: PictureOrigin, name: string, signal: AbortSignal): Promise<File> {
  const blob = origin.kind === "inline" ? decodeDataUrl(origin.dataUrl) : await fromBoard(origin, signal);
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

async function fromBoard(
  { board, source }: { board: string; source: string },
  signal: AbortSignal,
): Promise<Blob> {
  const url = pictureUrl(board, source);
  if (url === null) throw unreadable();
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener("abort", abort);
  const silence = watchSilence(abort);
  let blob: Blob | null;
  try {
    signal.throwIfAborted();
    const response = await fetch(url, { signal: controller.signal });
    silence.heard();
    // Awaited here: the connection can end in the middle of the bytes too.
    blob = response.ok ? await bytesOf(response, () => silence.heard()) : null;
  } catch {
    throw new RequestProblem("offline", t("pictures.offline"));
  } finally {
    silence.stop();
    signal.removeEventListener("abort", abort);
    // The rest of an answer that nobody reads would go on arriving.
    controller.abort();
  }
  if (blob === null) throw new RequestProblem("not_found", t("pictures.otherBoardClosed"));
  return blob;
}

/** The answer's body; `heard` is called for each part that arrives. */
async function bytesOf(response: Response, heard: () => void): Promise<Blob> {
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, out) {
        heard();
        out.enqueue(part);
      },
    }),
  );
  return new Response(counted, { headers: response.headers }).blob();
}

function unreadable(): RequestProblem {
  return new RequestProblem("unreadable", problemSentence("unreadable"));
}
