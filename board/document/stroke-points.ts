import type { TLDrawShapeSegment, VecModel } from "@tldraw/tlschema";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/**
 * Points of freehand strokes, packed: coordinates in steps of 0.01 px, each as the difference to the point before
 * it (about 2.5 bytes a point instead of 40 as JSON). The format is ours and not tldraw's, so that an upgrade of
 * tldraw does not touch stored strokes.
 *
 * A chunk: format (1), varuint `drop`, then operations until its end. Strokes are a list of tokens (segment starts
 * and points); a chunk removes `drop` tokens from the end and appends its own. Appending is all that ever happens
 * to an unfinished stroke, although tldraw replaces its last point now and then. A finished stroke is one chunk.
 * Operations: 0 free segment starts, 1 straight segment starts, 2 points without z, 3 points of one z, 4 points with z
 * each; 2–4 continue with varuint count, (3: varint z), then varints dx, dy, (4: dz) per point.
 */
const FORMAT = 1;
const STEPS_PER_PX = 100;
/** No stroke of a person has that many; a bound for hand-made documents. */
const MAX_TOKENS = 1_000_000;

const OP = { free: 0, straight: 1, flat: 2, samePressure: 3, pressure: 4 } as const;

interface Point {
  x: number;
  y: number;
  /** Null where tldraw's point has none. */
  z: number | null;
}
type Token = "free" | "straight" | Point;

function toSteps(px: number): number {
  // `+ 0` turns -0 into 0, which a varint would otherwise bring back as -0.
  return Math.round(px * STEPS_PER_PX) + 0;
}

function tokensOf(segments: readonly TLDrawShapeSegment[]): Token[] {
  const tokens: Token[] = [];
  for (const segment of segments) {
    tokens.push(segment.type);
    for (const point of segment.points) {
      tokens.push({
        x: toSteps(point.x),
        y: toSteps(point.y),
        z: point.z === undefined ? null : toSteps(point.z),
      });
    }
  }
  return tokens;
}

function segmentsOf(tokens: readonly Token[]): TLDrawShapeSegment[] {
  const segments: TLDrawShapeSegment[] = [];
  for (const token of tokens) {
    if (typeof token === "string") {
      segments.push({ type: token, points: [] });
      continue;
    }
    const point: VecModel = { x: token.x / STEPS_PER_PX, y: token.y / STEPS_PER_PX };
    if (token.z !== null) point.z = token.z / STEPS_PER_PX;
    let segment = segments.at(-1);
    // Only when a concurrent `drop` took the segment's start away; points are never lost for that.
    if (!segment) segments.push((segment = { type: "free", points: [] }));
    segment.points.push(point);
  }
  return segments;
}

function sameToken(a: Token | undefined, b: Token | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.x === b.x && a.y === b.y && a.z === b.z;
}

function lastPoint(tokens: readonly Token[], end: number): Point {
  for (let index = end - 1; index >= 0; index--) {
    const token = tokens[index];
    if (typeof token === "object") return token;
  }
  return { x: 0, y: 0, z: 0 };
}

function writeRun(encoder: encoding.Encoder, run: readonly Point[], before: Point): void {
  const first = run[0];
  if (!first) return;
  const op =
    first.z === null ? OP.flat : run.every((point) => point.z === first.z) ? OP.samePressure : OP.pressure;
  encoding.writeUint8(encoder, op);
  encoding.writeVarUint(encoder, run.length);
  if (op === OP.samePressure) encoding.writeVarInt(encoder, first.z ?? 0);
  let { x, y } = before;
  let z = before.z ?? 0;
  for (const point of run) {
    encoding.writeVarInt(encoder, point.x - x);
    encoding.writeVarInt(encoder, point.y - y);
    if (op === OP.pressure) encoding.writeVarInt(encoder, (point.z ?? 0) - z);
    ({ x, y } = point);
    z = point.z ?? 0;
  }
}

function encodeChunk(tokens: readonly Token[], start: number, drop: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, FORMAT);
    encoding.writeVarUint(encoder, drop);
    let before = lastPoint(tokens, start);
    let run: Point[] = [];
    const flush = () => {
      writeRun(encoder, run, before);
      before = run.at(-1) ?? before;
      run = [];
    };
    for (const token of tokens.slice(start)) {
      if (typeof token === "string") {
        flush();
        encoding.writeUint8(encoder, OP[token]);
        continue;
      }
      const previous = run.at(-1);
      if (previous && (previous.z === null) !== (token.z === null)) flush();
      run.push(token);
    }
    flush();
  });
}

/** Applies one chunk to `tokens` in place. Throws on bytes that are no chunk. */
function applyChunk(tokens: Token[], chunk: Uint8Array): void {
  const decoder = decoding.createDecoder(chunk);
  if (decoding.readUint8(decoder) !== FORMAT) throw new Error("unknown format of stroke points");
  const drop = decoding.readVarUint(decoder);
  tokens.length = Math.max(0, tokens.length - drop);
  while (decoding.hasContent(decoder)) {
    const op = decoding.readUint8(decoder);
    if (op === OP.free || op === OP.straight) {
      tokens.push(op === OP.free ? "free" : "straight");
      continue;
    }
    if (op > OP.pressure) throw new Error("unknown operation in stroke points");
    const count = decoding.readVarUint(decoder);
    // A point takes at least two bytes: a forged count must not make us allocate.
    if (count * 2 > chunk.length || tokens.length + count > MAX_TOKENS)
      throw new Error("too many stroke points");
    const sameZ = op === OP.samePressure ? decoding.readVarInt(decoder) : null;
    let { x, y, z: beforeZ } = lastPoint(tokens, tokens.length);
    let z = beforeZ ?? 0;
    for (let index = 0; index < count; index++) {
      x += decoding.readVarInt(decoder);
      y += decoding.readVarInt(decoder);
      if (op === OP.pressure) z += decoding.readVarInt(decoder);
      tokens.push({ x, y, z: op === OP.pressure ? z : sameZ });
    }
  }
}

/** A whole stroke as one chunk. */
export function packSegments(segments: readonly TLDrawShapeSegment[]): Uint8Array {
  return encodeChunk(tokensOf(segments), 0, 0);
}

/** The stroke that `chunks` describe, in order. Throws on bytes that are no chunks. */
export function unpackSegments(chunks: Iterable<Uint8Array>): TLDrawShapeSegment[] {
  const tokens: Token[] = [];
  for (const chunk of chunks) applyChunk(tokens, chunk);
  return segmentsOf(tokens);
}

/**
 * The chunk that turns the stroke `stored` into `next`, or null when they are the same within 0.01 px.
 * `seen` is what the writer had in front of it: where `stored` has grown past it meanwhile (two tabs of one
 * person), the writer's new points are appended after the others and none are dropped.
 */
export function strokeDelta(
  stored: readonly TLDrawShapeSegment[],
  seen: readonly TLDrawShapeSegment[],
  next: readonly TLDrawShapeSegment[],
): Uint8Array | null {
  const storedTokens = tokensOf(stored);
  const seenTokens = tokensOf(seen);
  const nextTokens = tokensOf(next);
  const common = commonLength(storedTokens, nextTokens);
  if (common === storedTokens.length && common === nextTokens.length) return null;
  const grewMeanwhile =
    storedTokens.length > seenTokens.length &&
    commonLength(storedTokens, seenTokens) >= seenTokens.length - 1;
  if (!grewMeanwhile) return encodeChunk(nextTokens, common, storedTokens.length - common);
  const added = nextTokens.slice(commonLength(seenTokens, nextTokens));
  return added.length === 0 ? null : encodeChunk([...storedTokens, ...added], storedTokens.length, 0);
}

function commonLength(a: readonly Token[], b: readonly Token[]): number {
  let length = 0;
  while (length < a.length && length < b.length && sameToken(a[length], b[length])) length++;
  return length;
}
