import { SNIFF_BYTES, sniffImageType } from "@/contract/assets";
import { LIMITS } from "@/contract/limits";

export type PictureProblem =
  | "svg"
  | "video"
  | "empty"
  | "too-large"
  | "too-many-pixels"
  | "unreadable"
  | "other";

/** Above this a picture takes more memory in every browser of the board than a tablet has to give (4 bytes a pixel). */
const MAX_PIXELS = 100_000_000;

/** What a browser can tell about a picture by decoding it; size in its own pixels. */
export interface PictureFacts {
  w: number;
  h: number;
  isAnimated: boolean;
}

export type CheckedPicture = { file: File; facts: PictureFacts } | { problem: PictureProblem; name: string };

/**
 * Whether a board takes a file: by its first bytes, its size, and whether `measure` (the browser) can read it. The
 * returned file carries the type that its content has, whatever its name claimed.
 */
export async function checkPicture(
  file: File,
  measure: (file: File) => Promise<PictureFacts>,
): Promise<CheckedPicture> {
  const refused = (problem: PictureProblem): CheckedPicture => ({ problem, name: file.name });
  if (file.size === 0) return refused("empty");
  const head = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer());
  const type = sniffImageType(head);
  if (type === null) return refused(await kindOf(file, head));
  if (file.size > LIMITS.assetBytes) return refused("too-large");
  const typed = file.type === type ? file : new File([file], file.name, { type });
  let facts: PictureFacts;
  try {
    facts = await measure(typed);
  } catch {
    // The browser's decoder says no more than that it cannot.
    return refused("unreadable");
  }
  if (!(facts.w > 0 && facts.h > 0)) return refused("unreadable");
  if (facts.w * facts.h > MAX_PIXELS) return refused("too-many-pixels");
  return { file: typed, facts };
}

/** For the sentence only: what somebody believes to have dropped. */
async function kindOf(file: File, head: Uint8Array): Promise<PictureProblem> {
  if (file.type.startsWith("video/")) return "video";
  if (file.type === "image/svg+xml" || /\.svgz?$/i.test(file.name)) return "svg";
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  return text.startsWith("<svg") ? "svg" : "other";
}
