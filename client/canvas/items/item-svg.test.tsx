// @vitest-environment happy-dom
import { renderToStaticMarkup } from "react-dom/server";
import { createShapeId, EditorContext, type Editor, type SvgExportContext, type TLShape } from "tldraw";
import { describe, expect, it } from "vitest";
import { SAMPLE_ITEM_TYPES, sampleItem } from "@/board/document/testing/sample-items";
import type { FeatureGridShape } from "@/board/shapes/feature-grid";
import { isItem, type ItemShape } from "@/board/shapes/item-shapes";
import { CardDrawing } from "./card-drawing";
import { CardShapeUtil } from "./card-shape-util";
import { FeatureGridShapeUtil } from "./grid/feature-grid-shape-util";
import { GridDrawing } from "./grid/grid-drawing";
import { createGridWords } from "./grid/grid-words";
import { createItemsEditor } from "./testing/items-editor";

function put(editor: Editor, type: string): TLShape & ItemShape {
  const id = createShapeId(type);
  const { props } = sampleItem(type, type);
  editor.createShape({ id, type, props } as never);
  const shape = editor.getShape(id);
  if (!shape || !isItem(shape)) throw new Error("no item");
  return shape;
}

/** What the item is exported as, as a document. */
async function exported(editor: Editor, shape: TLShape, isDarkMode: boolean): Promise<Document> {
  const context = { isDarkMode, addExportDef: () => undefined } as unknown as SvgExportContext;
  const element = await editor.getShapeUtil(shape).toSvg?.(shape, context);
  const markup = renderToStaticMarkup(<svg xmlns="http://www.w3.org/2000/svg">{element}</svg>);
  expect(markup).not.toContain("NaN");
  expect(markup).not.toContain("undefined");
  return new DOMParser().parseFromString(markup, "text/html");
}

/** The item as the canvas draws it. */
function drawn(editor: Editor, shape: TLShape & ItemShape): Document {
  const util = editor.getShapeUtil(shape as TLShape);
  const drawing =
    util instanceof CardShapeUtil ? (
      <CardDrawing layout={util.layoutOf(shape as never)} linksInTabOrder={false} />
    ) : util instanceof FeatureGridShapeUtil ? (
      <GridDrawing
        layout={util.layoutOf(shape as FeatureGridShape)}
        legend={(shape as FeatureGridShape).props.legend}
        words={createGridWords((shape as FeatureGridShape).props.legend)}
        titleMissing={false}
        linksInTabOrder={false}
      />
    ) : null;
  const markup = renderToStaticMarkup(
    <EditorContext.Provider value={editor}>{drawing}</EditorContext.Provider>,
  );
  return new DOMParser().parseFromString(markup, "text/html");
}

/** The words of every element, in no order: the two draw them in different ones. */
function sortedTexts(root: Document): string[] {
  const texts: string[] = [];
  const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push((walker.currentNode.textContent ?? "").replaceAll(/\s+/g, ""));
  return texts.filter((text) => text !== "").sort();
}

describe.each(SAMPLE_ITEM_TYPES)("the export of a %s", (type) => {
  it.each(["light", "dark"])("says what the screen says, in plain SVG (%s)", async (theme) => {
    const editor = createItemsEditor();
    const shape = put(editor, type);
    const svg = await exported(editor, shape as TLShape, theme === "dark");
    expect(svg.querySelectorAll("foreignObject, image, script, a")).toHaveLength(0);
    const screen = drawn(editor, shape);
    expect(sortedTexts(svg)).toEqual(sortedTexts(screen));
    expect(svg.querySelectorAll("text").length).toBeGreaterThan(2);
  });

  it("keeps every line within the item", async () => {
    const editor = createItemsEditor();
    const shape = put(editor, type);
    const { w, h } = editor.getShapeGeometry(shape as TLShape).bounds;
    const svg = await exported(editor, shape as TLShape, false);
    for (const text of svg.querySelectorAll("text")) {
      const [x, y] = ["x", "y"].map((name) => Number(text.getAttribute(name)));
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(w);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(h);
    }
  });
});
