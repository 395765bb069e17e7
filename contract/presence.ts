import { z } from "zod";
import { LIMITS } from "./limits";
import { ROLES } from "./roles";

const Coordinate = z.number().finite();
const Id = z.string().max(100);

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
    .object({ x: Coordinate, y: Coordinate, rotation: Coordinate.default(0), type: z.string().max(20) })
    .nullish(),
  /** Selected shape ids, at most 100: select-all on a large board is 150 kB an update otherwise. */
  selection: z.array(Id).max(100).optional(),
  camera: z.object({ x: Coordinate, y: Coordinate, z: Coordinate }).optional(),
  screen: z.object({ x: Coordinate, y: Coordinate, w: Coordinate, h: Coordinate }).optional(),
  brush: z.object({ x: Coordinate, y: Coordinate, w: Coordinate, h: Coordinate }).nullish(),
  /** tldraw scribbles (laser, eraser trail), each at most 200 points. */
  scribbles: z.array(z.record(z.string(), z.unknown())).max(8).optional(),
  /** Geometry of shapes that are being dragged, between two document writes: id → [x, y, rotation, w?, h?]. */
  preview: z.record(Id, z.array(Coordinate).min(3).max(5)).optional(),
  /** The text of an item that the person is typing into: shape id and path, as in `board/document/item-texts.ts`. */
  editing: z.object({ item: Id, path: z.string().max(200) }).nullish(),
  chat: z.string().max(200).optional(),
  /** The person this one follows, as a person id. */
  following: Id.nullish(),
  /** Milliseconds since the epoch of the last activity, by the client's clock. */
  at: z.number().optional(),
});
export type Presence = z.infer<typeof Presence>;
