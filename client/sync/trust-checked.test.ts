// @vitest-environment happy-dom
import { createTLStore, PageRecordType, type TLRecord } from "tldraw";
import * as Y from "yjs";
import { expect, it, vi } from "vitest";
import { createBoardSchema } from "@/board/document/board-schema";
import { newBoardDocuments } from "@/board/document/new-board";
import { sampleShape } from "@/board/document/testing/sample-records";
import { createStoreBinding } from "./store-binding";
import { fakeClock } from "./testing/fake-clock";
import { trustChecked } from "./trust-checked";

it("validates everything but the very records that were checked, until it is stopped", () => {
  const store = createTLStore({ schema: createBoardSchema() });
  const page = (id: string) =>
    ({
      ...PageRecordType.create({ name: id, index: "a1" as never }),
      id: `page:${id}`,
      name: 7,
    }) as never as TLRecord;
  const checked = page("checked");
  const stop = trustChecked(store, new WeakSet([checked]));
  store.put([checked]);
  expect(store.get(checked.id)).toMatchObject({ name: 7 });
  expect(() => store.put([page("other")])).toThrow();
  expect(() => store.put([{ ...checked, id: "page:copy" } as TLRecord])).toThrow();
  stop();
  store.remove([checked.id]);
  expect(() => store.put([checked])).toThrow();
});

it("has each record of a board validated once when the store is filled", () => {
  const shapes = Array.from({ length: 5 }, (_, index) =>
    sampleShape("geo", `g${index}`, { index: `a${index + 1}` as never }),
  );
  const schema = createBoardSchema();
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    newBoardDocuments({ schema, title: "t", template: "blank", at: 0, records: shapes }).canvas,
  );
  const store = createTLStore({ schema });
  const validate = vi.spyOn(schema.types.shape, "validate");
  const binding = createStoreBinding({
    store,
    schema,
    clock: fakeClock(),
    mayRepair: () => false,
    pending: () => undefined,
    setAside: () => undefined,
  });
  binding.bind(doc);
  expect(store.query.ids("shape").get().size).toBe(5);
  expect(validate).toHaveBeenCalledTimes(5);
  binding.destroy();
});
