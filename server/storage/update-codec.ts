import { promisify } from "node:util";
import { crc32, deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from "node:zlib";
import * as Y from "yjs";

/**
 * How an update lies in the database: one format byte, CRC-32 (big endian) over the rest and the format byte,
 * then the update. Yjs updates carry no checksum, and a flipped bit often decodes into another drawing.
 */
const FORMAT = { v1: 1, v2: 2, deflatedV2: 3 } as const;
const HEADER_BYTES = 5;

/** Bytes below which v2's own header outweighs what it saves, and nearly every row of the log is below. */
const SMALLEST_FOR_V2 = 120;
/** Bytes of the v1 update below which deflate gains too little for its time. */
const SMALLEST_FOR_DEFLATE = 200;
/** Bytes above which compression leaves the event loop: a snapshot of a large board takes tenths of a second. */
const SMALLEST_FOR_THREAD = 64 * 1024;
const DEFLATE = { level: 6 };

const deflateOnThread = promisify<Uint8Array, typeof DEFLATE, Buffer>(deflateRaw);
const inflateOnThread = promisify<Uint8Array, Buffer>(inflateRaw);

/** Stored bytes that are not what was written. Stores report it as `board_unreadable`. */
export class DamagedUpdate extends Error {
  override readonly name = "DamagedUpdate";
}

/** Packs a v1 update for storage: the smallest of v1, v2 and deflated v2. Throws when it is no Yjs update. */
export async function packUpdate(update: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (update.length < SMALLEST_FOR_V2) return frame(FORMAT.v1, update);
  const v2 = Y.convertUpdateFormatV1ToV2(update);
  const [format, plain] = v2.length < update.length ? [FORMAT.v2, v2] : [FORMAT.v1, update];
  if (update.length < SMALLEST_FOR_DEFLATE) return frame(format, plain);
  const deflated =
    v2.length < SMALLEST_FOR_THREAD ? deflateRawSync(v2, DEFLATE) : await deflateOnThread(v2, DEFLATE);
  return deflated.length < plain.length ? frame(FORMAT.deflatedV2, deflated) : frame(format, plain);
}

/** The v1 update that was packed; equal in effect, not byte for byte. Throws DamagedUpdate. */
export async function unpackUpdate(packed: Uint8Array): Promise<Uint8Array> {
  if (packed.length < HEADER_BYTES) throw new DamagedUpdate("The stored update is cut off.");
  const format = packed[0] as number;
  const body = packed.subarray(HEADER_BYTES);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(1) !== checksum(format, body)) {
    throw new DamagedUpdate("The checksum of the stored update does not match.");
  }
  switch (format) {
    case FORMAT.v1:
      return body.slice();
    case FORMAT.v2:
      return Y.convertUpdateFormatV2ToV1(body);
    case FORMAT.deflatedV2: {
      const v2 = body.length < SMALLEST_FOR_THREAD / 4 ? inflateRawSync(body) : await inflateOnThread(body);
      return Y.convertUpdateFormatV2ToV1(v2);
    }
    default:
      throw new DamagedUpdate(`The stored update has the unknown format ${format}.`);
  }
}

function frame(format: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(HEADER_BYTES + body.length);
  packed[0] = format;
  new DataView(packed.buffer).setUint32(1, checksum(format, body));
  packed.set(body, HEADER_BYTES);
  return packed;
}

function checksum(format: number, body: Uint8Array): number {
  return crc32(body, crc32(Uint8Array.of(format)));
}
