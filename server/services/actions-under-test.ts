import type { TLRecord } from "@tldraw/tlschema";
import { writeRecord } from "@/board/document/canvas-document";
import { newActionItem, type ActionItemProps } from "@/board/shapes/action-item";
import { servicesUnderTest } from "./services-under-test";

/** The services with a way to put items on a board, for tests. */
export function setUp() {
  const under = servicesUnderTest();
  return {
    ...under,
    async add(boardId: string, ...records: TLRecord[]): Promise<void> {
      await under.registry.edit(boardId, "canvas", (doc) => {
        for (const record of records) writeRecord(doc, record);
      });
    },
  };
}

/** An action item on the first page. */
export function actionItem(id: string, props: Partial<ActionItemProps>): TLRecord {
  return {
    id: `shape:${id}`,
    typeName: "shape",
    type: "action-item",
    parentId: "page:page",
    index: "a1",
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { ...newActionItem(), ...props },
  } as unknown as TLRecord;
}
