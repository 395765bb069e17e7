// @vitest-environment happy-dom
import { renderToStaticMarkup } from "react-dom/server";
import { createShapeId, Vec, type Box, type Editor, type SvgExportContext, type TLShape } from "tldraw";
import { describe, expect, it } from "vitest";
import type { CardShape } from "@/board/shapes/item-layout";
import { isItem, type ItemType } from "@/board/shapes/item-shapes";
import { restsOn } from "./item-references";
import { createItemsEditor } from "./testing/items-editor";

const CONTENT: Partial<Record<ItemType, object>> = {
  question: {
    text: "Do livepatches use them?",
    status: "answered",
    answer: "3971 of 46902 <functions>",
    evidence: { e: { index: "a1", url: "https://lore.kernel.org/x", label: "the thread" } },
  },
  proposal: {
    title: "Load the modules",
    disposition: "needs-data",
    points: { p: { index: "a1", sign: "blocking", text: "Attack surface", author: "Bea", settled: "" } },
  },
  decision: {
    text: "Explore module files",
    outcome: "rough-consensus",
    dissent: { d: { index: "a1", who: "Distributions", why: "no forced loading" } },
  },
  "action-item": { text: "Count uses", owner: "Ada", due: "2026-11-30" },
};

function put(editor: Editor, type: ItemType, props: object = {}): CardShape {
  const id = createShapeId();
  editor.createShape({ id, type, x: 100, y: 100, props: { ...CONTENT[type], ...props } });
  return editor.getShape(id) as unknown as CardShape;
}

async function svgOf(editor: Editor, shape: CardShape, isDarkMode: boolean): Promise<string> {
  const context = { isDarkMode, addExportDef: () => undefined } as unknown as SvgExportContext;
  const element = await editor.getShapeUtil(shape as TLShape).toSvg?.(shape as TLShape, context);
  return renderToStaticMarkup(<svg>{element}</svg>);
}

describe("cards on the canvas", () => {
  it.each(Object.keys(CONTENT) as ItemType[])(
    "%s: is exported as plain SVG with all its words",
    async (type) => {
      const editor = createItemsEditor();
      const shape = put(editor, type);
      const texts = JSON.stringify(CONTENT[type]);
      for (const dark of [false, true]) {
        const svg = await svgOf(editor, shape, dark);
        expect(svg).not.toContain("foreignObject");
        expect(svg).not.toContain("NaN");
        // React writes every text through its escaping: what people type cannot become markup.
        expect(svg).not.toContain("<functions>");
        for (const word of [
          "livepatches",
          "Attack",
          "Distributions",
          "Count",
          "Bea",
          "thread",
          "30 Nov 2026",
        ])
          if (texts.includes(word)) expect(svg).toContain(word);
      }
    },
  );

  it("name the topic that a decision or an action item belongs to", async () => {
    const editor = createItemsEditor();
    for (const type of ["decision", "action-item"] as const)
      expect(await svgOf(editor, put(editor, type, { topic: "Scope" }), false)).toContain("topic Scope");
  });

  it("are as high as their layout, and as wide as the person made them", () => {
    const editor = createItemsEditor();
    const narrow = put(editor, "proposal", { w: 240, summary: "a rather long summary ".repeat(8) });
    const wide = put(editor, "proposal", { w: 600, summary: "a rather long summary ".repeat(8) });
    const [a, b] = [narrow, wide].map((shape) => editor.getShapePageBounds(shape.id));
    expect([a?.w, b?.w]).toEqual([240, 600]);
    expect(a?.h).toBeGreaterThan(b?.h ?? 0);
  });

  it("keep their content while they are resized: narrower is higher, lower than the content is not possible", () => {
    const editor = createItemsEditor();
    const shape = put(editor, "question", { w: 400, answer: "word ".repeat(60) });
    const before = editor.getShapePageBounds(shape.id) as Box;
    editor.resizeShape(shape.id, new Vec(0.6, 0.2), { scaleOrigin: before.point });
    const after = editor.getShapePageBounds(shape.id) as Box;
    expect(after.w).toBeCloseTo(240);
    expect(after.h).toBeGreaterThan(before.h);
    editor.resizeShape(shape.id, new Vec(1, 2), { scaleOrigin: after.point });
    expect(editor.getShapePageBounds(shape.id)?.h).toBeCloseTo(after.h * 2, 0);
  });

  it("say in one sentence what they are", () => {
    const editor = createItemsEditor();
    const say = (type: ItemType, props?: object) => {
      const shape = put(editor, type, props) as TLShape;
      return editor.getShapeUtil(shape).getAriaDescriptor(shape);
    };
    expect(say("question")).toBe("Question, Answered: Do livepatches use them?");
    expect(say("proposal")).toBe("Proposal, Needs data, 1 point: Load the modules");
    expect(say("decision", { text: "" })).toBe("Decision, Rough consensus: Decision without a text");
    expect(say("decision", { text: "", dissent: {} })).toBe("Decision: Decision without a text");
  });

  it("give their words to search and to the clipboard", () => {
    const editor = createItemsEditor();
    const shape = put(editor, "proposal") as TLShape;
    expect(editor.getShapeUtil(shape).getText(shape)).toBe("Load the modules\n■ Attack surface (Bea)");
  });

  it("survive copy and paste and duplication", () => {
    const editor = createItemsEditor();
    const shape = put(editor, "question");
    const content = editor.getContentFromCurrentPage([shape.id]);
    if (content) editor.putContentOntoCurrentPage(content);
    editor.duplicateShapes([shape.id]);
    const questions = editor.getCurrentPageShapes().filter(isItem);
    expect(questions.map(({ props }) => (props as { answer: string }).answer)).toEqual(
      Array.from({ length: 3 }, () => "3971 of 46902 <functions>"),
    );
  });
});

describe("restsOn", () => {
  it("names the listed items, then those connected by arrows, each once, and none that is gone", () => {
    const editor = createItemsEditor();
    const question = put(editor, "question");
    const proposal = put(editor, "proposal");
    const decision = put(editor, "decision", {
      restsOn: { [question.id]: { index: "a1" }, "shape:gone": { index: "a2" } },
    });
    for (const item of [question, proposal]) {
      const arrow = createShapeId();
      editor.createShape({ id: arrow, type: "arrow" });
      editor.createBinding({ type: "arrow", fromId: arrow, toId: item.id, props: { terminal: "start" } });
      editor.createBinding({ type: "arrow", fromId: arrow, toId: decision.id, props: { terminal: "end" } });
    }
    const named = restsOn(editor, editor.getShape(decision.id) as never);
    expect(named.map(({ title, byArrow }) => [title, byArrow])).toEqual([
      ["Do livepatches use them?", false],
      ["Load the modules", true],
    ]);
  });

  it("is drawn anew when a named item gets another title", () => {
    const editor = createItemsEditor();
    const question = put(editor, "question");
    const decision = put(editor, "decision", { restsOn: { [question.id]: { index: "a1" } } }) as TLShape;
    const lower = editor.getShapePageBounds(decision.id)?.h;
    editor.deleteShape(question.id);
    expect(editor.getShapePageBounds(decision.id)?.h).toBeLessThan(lower ?? 0);
  });
});
