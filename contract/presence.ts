import { LIMITS } from "./limits";
import type { Presence } from "./presence-schema";
import { ROLES } from "./roles";
import { MAX_DRAGGED, SHAPE_KEY_CHARS, SHAPE_KEYS } from "./shape-key";

export type { Presence, PresenceInput } from "./presence-schema";

/**
 * What the schema (presence-schema.ts) says of a state, for pages: they read the others' states many times a second, and
 * zod is a tenth of what the board's page weighs. A property-based test holds the two together.
 */

/** Reads a value, or gives `BAD`. A reader of a missing value is not asked. */
type Reader<Value> = (value: unknown) => Value | typeof BAD;
type Fields<Shape> = { [Key in keyof Shape]-?: Reader<Exclude<Shape[Key], undefined>> };

const BAD = Symbol("not readable");

/** A state without what it does not know; null if anything in it is not as it must be. */
export function readPresence(state: unknown): Presence | null {
  const read = readState(state);
  if (read === BAD) return null;
  return { ...read, name: read.name ?? "" };
}

/** Of a state that is not readable as a whole: who it is. */
export function readWho(state: unknown): Pick<Presence, "name" | "person"> | null {
  const read = readBasics(state);
  if (read === BAD) return null;
  return { ...read, name: read.name ?? "" };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const coordinate: Reader<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? value : BAD;
const anyText: Reader<string> = (value) => (typeof value === "string" ? value : BAD);

function text(chars: number, pattern?: RegExp): Reader<string> {
  return (value) =>
    typeof value === "string" && value.length <= chars && (!pattern || pattern.test(value)) ? value : BAD;
}

function orNull<Value>(read: Reader<Value>): Reader<Value | null> {
  return (value) => (value === null ? null : read(value));
}

function list<Value>(read: Reader<Value>, most: number): Reader<Value[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return BAD;
    const out: Value[] = [];
    for (const one of value) {
      const item = read(one);
      if (item === BAD) return BAD;
      out.push(item);
    }
    return out;
  };
}

/** An object with some of these fields, each readable; others are left out. */
function some<Shape>(fields: Fields<Shape>): Reader<Partial<Shape>> {
  return (value) => {
    if (!isObject(value)) return BAD;
    const out: Partial<Shape> = {};
    for (const key in fields) {
      const given = value[key];
      if (given === undefined) continue;
      const read = fields[key](given);
      if (read === BAD) return BAD;
      out[key] = read;
    }
    return out;
  };
}

/** An object with all of these fields; others are left out. */
function all<Shape>(fields: Fields<Shape>): Reader<Shape> {
  const read = some(fields);
  return (value) => {
    const out = read(value);
    if (out === BAD) return BAD;
    for (const key in fields) if (out[key] === undefined) return BAD;
    return out as Shape;
  };
}

const id = text(100);
const box = all<{ x: number; y: number; w: number; h: number }>({
  x: coordinate,
  y: coordinate,
  w: coordinate,
  h: coordinate,
});
const pointer = some<NonNullable<Presence["cursor"]>>({
  x: coordinate,
  y: coordinate,
  rotation: coordinate,
  type: text(20),
});
const threeNumbers = list(coordinate, 3);

const cursor: Reader<NonNullable<Presence["cursor"]>> = (value) => {
  const read = pointer(value);
  if (read === BAD || read.x === undefined || read.y === undefined) return BAD;
  return { x: read.x, y: read.y, rotation: read.rotation ?? 0, type: read.type ?? "default" };
};

/** One of tldraw's scribbles; whoever draws it looks at what is in it. */
const scribble: Reader<Record<string, unknown>> = (value) => {
  if (!isObject(value)) return BAD;
  const { ["__proto__"]: _, ...rest } = value;
  return rest;
};

const basics: Fields<Pick<Presence, "name" | "person">> = {
  name: text(LIMITS.nameChars),
  person: all<NonNullable<Presence["person"]>>({
    id: anyText,
    role: (value) => ROLES.find((role) => role === value) ?? BAD,
  }),
};

const readBasics = some(basics);
const readState = some<Presence>({
  ...basics,
  color: text(7, /^#[0-9a-f]{6}$/i),
  page: id,
  cursor: orNull(cursor),
  selection: list(id, 100),
  selectionBox: box,
  camera: all<NonNullable<Presence["camera"]>>({ x: coordinate, y: coordinate, z: coordinate }),
  screen: box,
  brush: orNull(box),
  scribbles: list(scribble, 8),
  dragged: text(SHAPE_KEY_CHARS * MAX_DRAGGED, SHAPE_KEYS),
  draggedTo: (value) => {
    const read = threeNumbers(value);
    if (read === BAD) return BAD;
    const [x, y, rotation] = read;
    return x === undefined || y === undefined || rotation === undefined ? BAD : [x, y, rotation];
  },
  editing: orNull(all<NonNullable<Presence["editing"]>>({ item: id, path: text(200) })),
  chat: text(200),
  following: orNull(id),
  at: coordinate,
});
