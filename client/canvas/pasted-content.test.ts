import { describe, expect, it } from "vitest";
import type { TLContent, TLImageAsset } from "tldraw";
import { storablePart } from "./pasted-content";

const HASH = "a".repeat(43);
const here = { boardId: "here", personId: "me", isKnown: () => false };

const shape = (id: string, type: string, props: object) => ({
  id: `shape:${id}`,
  typeName: "shape",
  type,
  props,
});
const picture = (id: string, src: string | null, meta: object = {}) => ({
  id: `asset:${id}`,
  typeName: "asset",
  type: "image",
  props: { name: `${id}.png`, src, w: 10, h: 20, mimeType: "image/png", isAnimated: false },
  meta,
});

function content(assets: object[] = []): TLContent {
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
      shape("film", "video", { assetId: "asset:3" }),
      shape("link", "bookmark", { url: "https://example.org", assetId: "asset:2" }),
    ],
    rootShapeIds: ["shape:note", "shape:photo", "shape:page", "shape:film", "shape:link"],
    bindings: [binding("b1", "note", "page"), binding("b2", "note", "link")],
    assets,
  } as unknown as TLContent;
}

const assetOf = (part: { content: TLContent }) => part.content.assets[0] as TLImageAsset | undefined;

describe("storablePart", () => {
  it("leaves out videos and embedded pages, and says how many", () => {
    const part = storablePart(content(), here);
    expect(part.dropped).toBe(2);
    const ids = ["shape:note", "shape:photo", "shape:link"];
    expect(part.content.shapes.map(({ id }) => id)).toEqual(ids);
    expect(part.content.rootShapeIds).toEqual(ids);
  });

  it("drops bindings to what was left out, and keeps the others", () => {
    expect(storablePart(content(), here).content.bindings?.map(({ id }) => id)).toEqual(["b2"]);
  });

  it("keeps a bookmark's address and drops the picture of the page behind it", () => {
    const bookmark = { id: "asset:2", typeName: "asset", type: "bookmark", props: {}, meta: {} };
    const part = storablePart(content([bookmark]), here);
    expect(part.content.assets).toEqual([]);
    expect(part.content.shapes[2]?.props).toEqual({ url: "https://example.org", assetId: null });
  });

  it("refers to a file that this board has already, without copying it", () => {
    const meta = { copiedFrom: { board: "here", source: `asset:${HASH}` } };
    const part = storablePart(content([picture("1", "data:image/png;base64,AA", meta)]), here);
    expect(assetOf(part)).toMatchObject({ props: { src: `asset:${HASH}` }, meta: {} });
    expect(part).toMatchObject({ toCopy: [], missing: 0 });
  });

  it("copies a picture of another board, as a placeholder until then", () => {
    const meta = { copiedFrom: { board: "there", source: `asset:${HASH}` } };
    const part = storablePart(content([picture("1", `asset:${HASH}`, meta)]), here);
    expect(assetOf(part)).toMatchObject({
      props: { src: null },
      meta: { upload: { by: "me", failed: false } },
    });
    expect(part.toCopy).toEqual([
      {
        assetId: "asset:1",
        name: "1.png",
        origin: { kind: "board", board: "there", source: `asset:${HASH}` },
      },
    ]);
  });

  it("never lets inline data into a record: it is uploaded like a file", () => {
    const part = storablePart(content([picture("1", "data:image/png;base64,AA")]), here);
    expect(assetOf(part)?.props.src).toBeNull();
    expect(part.toCopy[0]?.origin).toEqual({ kind: "inline", dataUrl: "data:image/png;base64,AA" });
  });

  it.each(["https://example.org/a.png", `asset:${HASH}`, null])(
    "leaves a clear placeholder for a source it may not load: %s",
    (src) => {
      const part = storablePart(content([picture("1", src)]), here);
      expect(part).toMatchObject({ missing: 1, toCopy: [] });
      expect(assetOf(part)).toMatchObject({ props: { src: null }, meta: { upload: { failed: true } } });
    },
  );

  it("does not believe an origin that could be another address", () => {
    for (const copiedFrom of [
      { board: "../other", source: `asset:${HASH}` },
      { board: "there", source: "https://example.org/a.png" },
      { board: 1, source: 2 },
      "there",
    ]) {
      expect(storablePart(content([picture("1", null, { copiedFrom })]), here).toCopy).toEqual([]);
    }
  });

  it("leaves an asset of this board as it is, and takes none that nothing shows", () => {
    const assets = [picture("1", "data:image/png;base64,AA"), picture("9", "data:image/png;base64,AA")];
    const part = storablePart(content(assets), { ...here, isKnown: (id) => id === "asset:1" });
    expect(part.content.assets).toEqual([]);
    expect(part.toCopy).toEqual([]);
  });

  it("passes plain content through whole", () => {
    const plain = { ...content(), shapes: content().shapes.slice(0, 1), bindings: [] };
    expect(storablePart(plain, here)).toMatchObject({ dropped: 0, content: { shapes: plain.shapes } });
  });
});
