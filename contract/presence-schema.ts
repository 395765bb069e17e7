import { z } from "zod";
import { LIMITS } from "./limits";
import { ROLES } from "./roles";
import { MAX_DRAGGED, SHAPE_KEY_CHARS, SHAPE_KEYS } from "./shape-key";

const Coordinate = z.number().finite();
const Id = z.string().max(100);
const Box = z.object({ x: Coordinate, y: Coordinate, w: Coordinate, h: Coordinate });

/**
 * One person's presence as it travels in the awareness protocol. Page coordinates are tldraw's page space.
 * `person` is written by the server on the way through; what a client puts there is overwritten.
 */
export const Presence = z.object({
  name: z.string().max(LIMITS.nameChars).default(""),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  person: z.object({ id: z.string(), role: z.enum(ROLES) }).optional(),
  page: Id.optional(),
  cursor: z
    .object({
      x: Coordinate,
      y: Coordinate,
      rotation: Coordinate.default(0),
      type: z.string().max(20).default("default"),
    })
    .nullish(),
  /** Selected shape ids, at most 100: select-all on a large board is 150 kB an update otherwise. */
  selection: z.array(Id).max(100).optional(),
  /** Instead of `selection` when that would be long: the box around all that is selected. */
  selectionBox: Box.optional(),
  camera: z.object({ x: Coordinate, y: Coordinate, z: Coordinate }).optional(),
  screen: Box.optional(),
  brush: Box.nullish(),
  /** tldraw scribbles (laser, eraser trail), each at most 200 points. */
  scribbles: z.array(z.record(z.string(), z.unknown())).max(8).optional(),
  /**
   * Shapes of a large selection while it is dragged, rotated or resized, between two document writes: their short keys one
   * after the other (shape-key.ts), the anchor first. Sent once a gesture; what follows the pointer is below.
   */
  dragged: z
    .string()
    .max(SHAPE_KEY_CHARS * MAX_DRAGGED)
    .regex(SHAPE_KEYS)
    .optional(),
  /**
   * Where the anchor is now: page x and y of its origin, and its rotation on the page. The others stand to it as they do
   * in the document. Missing when the shapes do not move as one (resizing): they then fill `selectionBox`.
   */
  draggedTo: z.tuple([Coordinate, Coordinate, Coordinate]).optional(),
  /** The text of an item that the person is typing into: shape id and path, as in `board/document/item-texts.ts`. */
  editing: z.object({ item: Id, path: z.string().max(200) }).nullish(),
  chat: z.string().max(200).optional(),
  /** The person this one follows, as a person id. */
  following: Id.nullish(),
  /** Milliseconds since the epoch of the last activity, by the client's clock. */
  at: z.number().optional(),
});
export type Presence = z.infer<typeof Presence>;
/** As a client may send it: what has a default may be left out. */
export type PresenceInput = z.input<typeof Presence>;
