// @vitest-environment happy-dom
import { createShapeId, PageRecordType, toRichText, type TLFrameShape } from "tldraw";
import { expect, test } from "vitest";
import { createItemsEditor } from "../items/testing/items-editor";
import { framesOf } from "./frames-of";
import { openStillEditor } from "./still-editor";

test("a still editor shows every page of the board as it was, and the person's editor does not move", () => {
  const live = createItemsEditor();
  const here = live.getCurrentPageId();
  const other = PageRecordType.createId("other");
  const frame = createShapeId("frame");
  live.createPage({ id: other, name: "Other" });
  live.setCurrentPage(other);
  live.createShapes([
    { id: frame, type: "frame", x: 10, y: 10, props: { w: 400, h: 300, name: "On the other page" } },
    { id: createShapeId("one"), type: "question", parentId: frame, props: { text: "Why?" } as never },
    { id: createShapeId("two"), type: "note", x: 900, props: { richText: toRichText("note") } },
    { id: createShapeId("three"), type: "geo", x: 900, y: 400 },
  ]);
  live.groupShapes([createShapeId("two"), createShapeId("three")]);
  live.setCurrentPage(here);
  const before = live.store.getStoreSnapshot();

  const still = openStillEditor(live, true);
  still.editor.setCurrentPage(other);
  expect(still.editor.getCurrentPageShapeIds().size).toBe(5);
  expect(still.editor.getShapePageBounds(frame)).toMatchObject({ w: 400, h: 300 });
  expect(framesOf(still.editor).map(({ name }) => name)).toEqual(["On the other page"]);

  // What happens on the board meanwhile is not in the pictures.
  live.updateShape<TLFrameShape>({ id: frame, type: "frame", props: { name: "Renamed" } });
  expect(framesOf(still.editor)[0]?.name).toBe("On the other page");
  live.updateShape<TLFrameShape>({ id: frame, type: "frame", props: { name: "On the other page" } });
  still.dispose();
  expect(live.getCurrentPageId()).toBe(here);
  expect(live.store.getStoreSnapshot()).toEqual(before);
  live.dispose();
});
