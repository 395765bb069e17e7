import "server-only";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export { ENCODING_HEADER } from "@/server/runtime";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
/** 5,000 shapes in 391 kB instead of 395, for a third more of a few hundredths of a second. */
const GZIP = { level: constants.Z_BEST_COMPRESSION, memLevel: 9 };

/** Below this many bytes the framing costs more than it saves. */
const WORTH_BYTES = 1024;

/** Bytes in the best encoding that the client takes, with the encoding's name; null when sent as they are. */
export async function compress(
  bytes: Uint8Array,
  acceptEncoding: string | null,
): Promise<{ body: Uint8Array<ArrayBuffer>; encoding: "br" | "gzip" | null }> {
  if (bytes.byteLength >= WORTH_BYTES) {
    if (accepts(acceptEncoding, "br")) {
      // Quality 5: 5,000 shapes in 360 kB (4: 395 kB), in a fraction of the default's time.
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      };
      return { body: Uint8Array.from(await brotli(bytes, { params })), encoding: "br" };
    }
    if (accepts(acceptEncoding, "gzip")) {
      return { body: Uint8Array.from(await gzipped(bytes, GZIP)), encoding: "gzip" };
    }
  }
  return { body: Uint8Array.from(bytes), encoding: null };
}

/** RFC 9110 section 12.5.3: a list of codings with weights, where `q=0` refuses and `*` stands for the rest. */
export function accepts(header: string | null, coding: string): boolean {
  const weights = new Map<string, number>();
  for (const entry of header?.toLowerCase().split(",") ?? []) {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    if (name !== "") weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  return (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
}
