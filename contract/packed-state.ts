import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/**
 * The first state of a document as clients of ours fetch it: an update v2 in which each id (`:` and 21 characters, as
 * tldraw makes them) is spelled out once and afterwards only counted. An id is pure chance and compresses to 16 bytes;
 * where it comes again, for a binding's ends or in `$` of old boards, gzip has long forgotten the first: it looks back 32 KiB
 * and an update v2 keeps its keys far from their values. 5,000 shapes: 431 kB become 395 kB (old boards: 535, 401).
 * Any bytes can be packed; those without such ids come out a few bytes longer.
 *
 * Format: 1, then three byte arrays: for each repeated id the number of bytes before it (varuint); the place of its
 * first occurrence among the ids, as difference to the one before (varint); all other bytes.
 */
const FORMAT = 1;
const ID_CHARS = 21;
const COLON = 0x3a;

/** Packs an update for the way. */
export function packState(update: Uint8Array): Uint8Array {
  const [gaps, places, rest] = [encoding.createEncoder(), encoding.createEncoder(), encoding.createEncoder()];
  const known = new Map<string, number>();
  let from = 0;
  let lastPlace = 0;
  for (let at = nextId(update, 0); at >= 0; at = nextId(update, at + ID_CHARS)) {
    const id = idAt(update, at);
    const place = known.get(id);
    if (place === undefined) {
      known.set(id, known.size);
      continue;
    }
    encoding.writeVarUint(gaps, at - from);
    encoding.writeVarInt(places, place - lastPlace);
    encoding.writeUint8Array(rest, update.subarray(from, at));
    lastPlace = place;
    from = at + ID_CHARS;
  }
  encoding.writeUint8Array(rest, update.subarray(from));
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, FORMAT);
    for (const column of [gaps, places, rest])
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(column));
  });
}

/** The update that was packed. Throws on bytes that `packState` did not make. */
export function unpackState(packed: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(packed);
  if (decoding.readUint8(decoder) !== FORMAT) throw new Error("unknown format of a packed state");
  const [gaps, places] = [
    decoding.createDecoder(decoding.readVarUint8Array(decoder)),
    decoding.createDecoder(decoding.readVarUint8Array(decoder)),
  ];
  const rest = decoding.readVarUint8Array(decoder);
  const update = encoding.createEncoder();
  /** First occurrences, in order: where each is in `rest`. */
  const known: number[] = [];
  let from = 0;
  let place = 0;
  const pass = (end: number) => {
    // Repeated ids were cut out at the ends of these stretches: inside are the ids that `packState` saw, and no others.
    const stretch = rest.subarray(from, end);
    for (let at = nextId(stretch, 0); at >= 0; at = nextId(stretch, at + ID_CHARS)) known.push(from + at);
    encoding.writeUint8Array(update, stretch);
    from = end;
  };
  while (decoding.hasContent(gaps)) {
    const end = from + decoding.readVarUint(gaps);
    place += decoding.readVarInt(places);
    if (end > rest.length) throw new Error("a packed state is cut off");
    pass(end);
    const first = known[place];
    if (first === undefined) throw new Error("a packed state names an id that it does not have");
    encoding.writeUint8Array(update, rest.subarray(first, first + ID_CHARS));
  }
  pass(rest.length);
  return encoding.toUint8Array(update);
}

/** Where the next id begins at or after `from`, behind its colon; -1 when there is none. */
function nextId(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(COLON, from); at >= 0; at = bytes.indexOf(COLON, at + 1)) {
    const start = at + 1;
    if (start + ID_CHARS > bytes.length) return -1;
    let length = 0;
    while (length < ID_CHARS && isIdChar(bytes[start + length] ?? 0)) length += 1;
    if (length === ID_CHARS) return start;
  }
  return -1;
}

/** Letters, digits, `-` and `_`. */
function isIdChar(byte: number): boolean {
  const lower = byte | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x5f;
}

function idAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + ID_CHARS));
}
