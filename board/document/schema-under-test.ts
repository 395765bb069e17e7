import {
  createShapePropsMigrationIds,
  createShapePropsMigrationSequence,
  type TLRecord,
  type TLSchema,
} from "@tldraw/tlschema";
import { T } from "@tldraw/validate";
import { createBoardSchema } from "./board-schema";

const versions = createShapePropsMigrationIds("card", { RenameLabel: 1 });

/** A label that the migration gives up on. */
export const UNMIGRATABLE = "cannot be migrated";

/** A board schema with a shape `card`, whose `label` is called `text` from version 1 on. For tests of migrations. */
export function schemaWithCard(version: 0 | 1): TLSchema {
  const migrations = createShapePropsMigrationSequence({
    sequence: [
      {
        id: versions.RenameLabel,
        up(card: Record<string, unknown>) {
          if (card["label"] === UNMIGRATABLE) throw new Error("there is no such card");
          card["text"] = card["label"];
          delete card["label"];
        },
      },
    ].slice(0, version),
  });
  const props = { [version === 0 ? "label" : "text"]: T.string };
  return createBoardSchema({ shapes: { card: { props, migrations } } });
}

/** A card as version 0 wrote it. */
export function cardOfVersion0(label: string): TLRecord {
  return {
    id: `shape:${label.replaceAll(" ", "-")}`,
    typeName: "shape",
    type: "card",
    x: 1,
    y: 2,
    rotation: 0,
    index: "a1",
    parentId: "page:page",
    isLocked: false,
    opacity: 1,
    props: { label },
    meta: {},
  } as unknown as TLRecord;
}
