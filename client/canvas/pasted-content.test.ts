import { describe, expect, it } from "vitest";
import type { TLContent } from "tldraw";
import { storablePart } from "./pasted-content";

function content(): TLContent {
  const shape = (id: string, type: string, props: object) => ({
    id: `shape:${id}`,
    typeName: "shape",
    type,
    props,
  });
  const binding = (id: string, from: string, to: string) => ({
    id,
    fromId: `shape:${from}`,
    toId: `shape:${to}`,
  });
  return {
    schema: {},
    shapes: [
      shape("note", "note", {}),
      shape("photo", "image", { assetId: "asset:1" }),
      shape("page", "embed", { url: "https://example.org" }),
      shape("link", "bookmark", { url: "https://example.org", assetId: "asset:2" }),
    ],
    rootShapeIds: ["shape:note", "shape:photo", "shape:page", "shape:link"],
    bindings: [binding("b1", "note", "photo"), binding("b2", "note", "link")],
    assets: [{ id: "asset:1" }, { id: "asset:2" }],
  } as unknown as TLContent;
}

describe("storablePart", () => {
  it("leaves out pictures and embedded pages, and says how many", () => {
    const part = storablePart(content());
    expect(part.dropped).toBe(2);
    expect(part.content.shapes.map((shape) => shape.id)).toEqual(["shape:note", "shape:link"]);
    expect(part.content.rootShapeIds).toEqual(["shape:note", "shape:link"]);
  });

  it("drops bindings to what was left out, and keeps the others", () => {
    expect(storablePart(content()).content.bindings?.map((binding) => binding.id)).toEqual(["b2"]);
  });

  it("carries no asset, so nothing points at another site", () => {
    const part = storablePart(content()).content;
    expect(part.assets).toEqual([]);
    expect(part.shapes[1]?.props).toEqual({ url: "https://example.org", assetId: null });
  });

  it("passes plain content through whole", () => {
    const plain = { ...content(), shapes: content().shapes.slice(0, 1), bindings: [] };
    expect(storablePart(plain)).toMatchObject({ dropped: 0, content: { shapes: plain.shapes } });
  });
});
