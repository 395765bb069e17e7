/**
 * The part of the ustar format (POSIX.1-1988, with GNU's base-256 sizes) that a backup needs: regular files with short
 * names. Everything else that tar can hold (links, devices, long names, owners) is what makes archives dangerous.
 */

/** Why bytes are no archive of ours, as the end of a sentence: "it was cut off". */
export class ArchiveError extends Error {}

/** Bytes of a header and of the grid that contents are padded to. */
export const BLOCK_BYTES = 512;
/** Two empty blocks end an archive. */
export const END_BYTES = 2 * BLOCK_BYTES;
/** Longest name, in bytes. */
const NAME_BYTES = 100;

const FIELDS = {
  name: [0, NAME_BYTES],
  mode: [100, 8],
  size: [124, 12],
  mtime: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
} as const;

/** Highest size in octal, 8 GiB - 1; above it the number stands in base 256, marked by the highest bit. */
const OCTAL_LIMIT = 8 ** 11;

interface TarHeader {
  name: string;
  /** Bytes of the content. */
  size: number;
}

/** The header block of a regular file, mode 0600. @param modifiedAt milliseconds since the epoch */
export function encodeTarHeader({ name, size }: TarHeader, modifiedAt: number): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES) throw new Error(`the name is too long for tar: ${name}`);
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(name, FIELDS.name[0], "utf8");
  writeOctal(block, FIELDS.mode, 0o600);
  if (size < OCTAL_LIMIT) writeOctal(block, FIELDS.size, size);
  else {
    block.writeBigUInt64BE(BigInt(size), FIELDS.size[0] + 4);
    block[FIELDS.size[0]] = 0x80;
  }
  writeOctal(block, FIELDS.mtime, Math.floor(modifiedAt / 1000));
  block.write("0", FIELDS.type[0]);
  block.write("ustar\x0000", FIELDS.magic[0], "latin1");
  block.write(`${checksumOf(block).toString(8).padStart(6, "0")}\0 `, FIELDS.checksum[0], "latin1");
  return block;
}

/**
 * Name and size of a header block; null for an empty block, which is the end. Throws for anything but a regular file:
 * `encodeTarHeader` writes nothing else.
 */
export function decodeTarHeader(block: Buffer): TarHeader | null {
  if (block.every((byte) => byte === 0)) return null;
  if (block.subarray(257, 262).toString("latin1") !== "ustar") throw new ArchiveError("it is no tar archive");
  if (readOctal(block, FIELDS.checksum) !== checksumOf(block)) throw new ArchiveError("a header is damaged");
  const type = block[FIELDS.type[0]];
  if (type !== 0x30) throw new ArchiveError("it holds something that is no regular file");
  const size = readSize(block);
  if (!Number.isSafeInteger(size) || size < 0) throw new ArchiveError("a header is damaged");
  const [start, length] = FIELDS.name;
  const name = block.subarray(start, start + length);
  const end = name.indexOf(0);
  return { name: name.subarray(0, end === -1 ? length : end).toString("utf8"), size };
}

/** Zeros that follow a content of `size` bytes. */
export function paddingAfter(size: number): number {
  return (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
}

function writeOctal(block: Buffer, [start, length]: readonly [number, number], value: number): void {
  block.write(`${value.toString(8).padStart(length - 1, "0")}\0`, start, "latin1");
}

function readOctal(block: Buffer, [start, length]: readonly [number, number]): number {
  const text = block
    .subarray(start, start + length)
    .toString("latin1")
    .replace(/[\0 ]+$/, "")
    .trimStart();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

function readSize(block: Buffer): number {
  const [start] = FIELDS.size;
  if (block[start] !== 0x80) return readOctal(block, FIELDS.size);
  return Number(block.readBigUInt64BE(start + 4));
}

/** Sum of all bytes, those of the sum itself counted as spaces. */
function checksumOf(block: Buffer): number {
  const [start, length] = FIELDS.checksum;
  let sum = 0x20 * length;
  for (const [at, byte] of block.entries()) if (at < start || at >= start + length) sum += byte;
  return sum;
}
