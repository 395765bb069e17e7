import { toRichText, type TLRecord } from "tldraw";
import { expect, it } from "vitest";
import { sampleItem } from "@/board/document/testing/sample-items";
import { sampleShape } from "@/board/document/testing/sample-records";
import { sharingEqual } from "./share-equal";

const copy = <R extends TLRecord>(record: R): R => structuredClone(record);
const note = sampleShape("note", "n", { props: { richText: toRichText("words") }, meta: { a: { b: 1 } } });

it("keeps props and meta of a shape that a colleague only moved: it is neither measured nor drawn anew", () => {
  const moved = sharingEqual({ ...copy(note), x: 700 }, note);
  expect(moved).toEqual({ ...note, x: 700 });
  expect(moved.props).toBe(note.props);
  expect(moved.meta).toBe(note.meta);
});

it("keeps the values that are the same beside one that is not, and takes away what is gone", () => {
  const old = { ...note, meta: { a: { b: 1 }, gone: true } };
  const next = copy({ ...note, props: { ...note.props, color: "red" } });
  const shared = sharingEqual(next, old);
  expect(shared).toEqual(next);
  expect((shared.props as { richText: unknown }).richText).toBe(
    (old.props as { richText: unknown }).richText,
  );
  expect(shared.meta).not.toHaveProperty("gone");
});

it("keeps the entries of an item's list that are the same", () => {
  const proposal = sampleItem("proposal", "p");
  const points = (record: TLRecord) =>
    (record as unknown as { props: { points: Record<string, { text: string }> } }).props.points;
  const [first = "", second = ""] = Object.keys(points(proposal));
  const next = copy(proposal);
  Object.assign(points(next)[first] ?? {}, { text: "another" });
  const shared = sharingEqual(next, proposal);
  expect(shared).toEqual(next);
  expect(points(shared)[second]).toBe(points(proposal)[second]);
  expect(points(shared)[first]).not.toBe(points(proposal)[first]);
});

it("is the record itself where nothing is known of it, or something of another kind", () => {
  expect(sharingEqual(note, undefined)).toBe(note);
});
