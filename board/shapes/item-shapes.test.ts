import type { TLSchema } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import { ITEM_LAYOUTS, type ItemLayout } from "../document/item-layout";
import { sampleItem, SAMPLE_ITEM_TYPES } from "../document/testing/sample-items";
import { createBoardSchema } from "../document/board-schema";
import { createPaperboardSchema } from "../paperboard-schema";
import { GRID_CELLS, GRID_LINES } from "./feature-grid";
import { itemText, LIST_ENTRIES, TEXT_CHARS } from "./item-fields";
import { SHOWN_TEXT_CHARS } from "../document/item-layout";
import { ITEM_SHAPES } from "./item-shapes";

/** Names of the fields of a props or entry validator that are texts. */
function textFields(validators: Record<string, unknown>): string[] {
  return Object.entries(validators)
    .filter(([, validator]) => validator === itemText)
    .map(([name]) => name)
    .sort();
}

describe("the document's layout of items", () => {
  it("knows the same types as the shapes", () => {
    expect(Object.keys(ITEM_LAYOUTS).sort()).toEqual(Object.keys(ITEM_SHAPES).sort());
    expect(SHOWN_TEXT_CHARS).toBe(TEXT_CHARS);
  });

  it("shows no more entries than an item may have", () => {
    const lists: ItemLayout["lists"] = ITEM_LAYOUTS["feature-grid"]?.lists ?? {};
    expect([lists["rows"]?.most, lists["columns"]?.most, lists["cells"]?.most]).toEqual([
      GRID_LINES,
      GRID_LINES,
      GRID_CELLS,
    ]);
    expect(lists["evidence"]?.most).toBe(LIST_ENTRIES);
  });

  it.each(SAMPLE_ITEM_TYPES)(
    "keeps every text of a %s as a shared text and every object leaf by leaf",
    (type) => {
      const layout = ITEM_LAYOUTS[type];
      const props = ITEM_SHAPES[type as keyof typeof ITEM_SHAPES].props ?? {};
      expect([...(layout?.texts ?? [])].sort()).toEqual(textFields(props));
      const objects = Object.entries(sampleItem(type, "one").props)
        .filter(([, value]) => typeof value === "object")
        .map(([name]) => name);
      expect(Object.keys(layout?.lists ?? {}).sort()).toEqual(objects.sort());
    },
  );
});

/** A record as the first version of an item wrote it, brought to this version. */
function migrated(schema: TLSchema, type: string): unknown {
  const stamp = schema.serialize();
  if (stamp.schemaVersion !== 2) throw new Error("another kind of stamp");
  const first = { ...stamp, sequences: { ...stamp.sequences, [`com.tldraw.shape.${type}`]: 0 } };
  const result = schema.migratePersistedRecord(sampleItem(type, "one"), first, "up");
  if (result.type === "error") throw new Error(result.reason);
  return result.value;
}

describe("migrations of items", () => {
  const schema = createPaperboardSchema();

  it.each(SAMPLE_ITEM_TYPES)("bring a %s of version 1 to this version", (type) => {
    const record = migrated(schema, type);
    expect(schema.types.shape.validate(record as never)).toEqual(record);
  });

  it("are in the stamp of boards, which those from before items do not have", () => {
    const sequences = (of: TLSchema) => Object.keys((of.serialize() as { sequences: object }).sequences);
    const fresh = sequences(schema).filter((name) => !sequences(createBoardSchema()).includes(name));
    expect(fresh.sort()).toEqual(SAMPLE_ITEM_TYPES.map((type) => `com.tldraw.shape.${type}`).sort());
  });
});
