import {
  BaseBoxShapeUtil,
  createComputedCache,
  HTMLContainer,
  Rectangle2d,
  resizeBox,
  useEditor,
  useValue,
  type Editor,
  type SvgExportContext,
  type TLResizeInfo,
} from "tldraw";
import { useCallback } from "react";
import type { ActionItemShape } from "@/board/shapes/action-item";
import type { CardLayout } from "@/board/shapes/card-parts";
import { cardHeight, layoutCard, type CardShape } from "@/board/shapes/item-layout";
import { itemPlainText } from "@/board/shapes/item-plain-text";
import { lineText } from "@/board/shapes/text-lines";
import { useSealedActions } from "../record/sealed-actions";
import { CardDrawing } from "./card-drawing";
import { CardSvg } from "./card-svg";
import { describeItem } from "./describe-item";
import { embedInter } from "./embed-inter";
import { itemById, itemName, restsOn } from "./item-references";
import { createItemWords } from "./item-words";
import { TypingHere } from "./typing-here";
import { readTokenColors } from "./token-colors";

const LEAST = { w: 220, h: 60 };
const RADIUS = 10;

/** One layout per card and version of it, remade when an item that it names changes. */
const layouts = createComputedCache<Editor, CardLayout, CardShape>("card layouts", layoutOf, {
  areRecordsEqual: (a, b) => a.props === b.props,
});

function layoutOf(editor: Editor, card: CardShape): CardLayout {
  return layoutCard(card, {
    words: createItemWords(),
    restsOn: card.type === "decision" ? restsOn(editor, card).map(({ title }) => title) : [],
    from: card.type === "action-item" ? originName(editor, card.props.origin) : null,
  });
}

function originName(editor: Editor, id: string): string | null {
  const origin = itemById(editor, id);
  return origin ? itemName(origin) : null;
}

/** The layout of a card, from the cache when it is the one on the board. */
function cardLayout(editor: Editor, card: CardShape): CardLayout {
  const stored = editor.getShape(card.id);
  const cached = stored === card ? layouts.get(editor, card.id) : undefined;
  return cached ?? layoutOf(editor, card);
}

/** What the four cards have in common: they are drawn from their layout, grow with it, and are edited in a panel. */
export abstract class CardShapeUtil<S extends CardShape> extends BaseBoxShapeUtil<S> {
  override canEdit = () => true;
  override canTabTo = () => true;
  override isAspectRatioLocked = () => false;

  /** Where everything on a card stands, from the cache when it is the one on the board. */
  layoutOf(shape: S): CardLayout {
    return cardLayout(this.editor, shape);
  }

  override getGeometry(shape: S) {
    const { w, h } = this.layoutOf(shape);
    return new Rectangle2d({ width: w, height: h, isFilled: true });
  }

  override getText(shape: S): string {
    return itemPlainText(shape);
  }

  override getAriaDescriptor(shape: S): string {
    return describeItem(shape);
  }

  /** The width is the person's; the height is at least what the content needs at that width. */
  override onResize(shape: S, info: TLResizeInfo<S>) {
    const { initialShape, initialBounds, scaleX, scaleY, handle } = info;
    const w = Math.max(Math.abs(initialShape.props.w * scaleX), LEAST.w);
    const content = { ...shape, props: { ...initialShape.props, w, h: LEAST.h } } as CardShape;
    const needed = cardHeight(content, shape.type === "decision" ? restsOn(this.editor, shape).length : 0);
    const sideways = scaleY === 1 && (handle === "left" || handle === "right");
    const from = { ...shape, props: { ...shape.props, h: initialBounds.h } };
    const resized = resizeBox(from, info, { minWidth: LEAST.w, minHeight: needed });
    return sideways
      ? { ...resized, props: { ...resized.props, h: initialShape.props.h } }
      : { ...resized, props: { ...resized.props, h: Math.max(resized.props.h, LEAST.h) } };
  }

  override component(shape: S) {
    return (
      <HTMLContainer style={{ pointerEvents: "none" }}>
        <Card shape={shape} />
      </HTMLContainer>
    );
  }

  override indicator(shape: S) {
    const { w, h } = this.layoutOf(shape);
    return <rect width={w} height={h} rx={RADIUS} />;
  }

  override toSvg(shape: S, context: SvgExportContext) {
    const layout = this.layoutOf(shape);
    const page = this.editor.getContainer().ownerDocument;
    const text = layout.parts
      .flatMap((part) => (part.kind === "text" ? part.lines.map(lineText) : []))
      .join("");
    embedInter(context, page, text);
    return (
      <CardSvg
        layout={layout}
        colorOf={readTokenColors(page, context.isDarkMode)}
        clipId={`card-${shape.id.replace(/\W/g, "-")}`}
      />
    );
  }
}

function Card({ shape }: { shape: CardShape }) {
  const editor = useEditor();
  const layout = useValue("card layout", () => cardLayout(editor, shape), [editor, shape]);
  const readonly = useValue("readonly", () => editor.getIsReadonly(), [editor]);
  const locked = useValue("locked", () => editor.isShapeOrAncestorLocked(shape), [editor, shape]);
  const sealed = useSealedActions();
  const tickable = shape.type === "action-item" && (!readonly || sealed !== null) && !locked;
  const tick = useCallback(() => {
    const item = itemById(editor, shape.id);
    if (item?.type !== "action-item") return;
    if (sealed) sealed.tick(item);
    else tickOff(editor, item);
  }, [editor, shape.id, sealed]);
  return (
    <>
      <CardDrawing layout={layout} onTick={tickable ? tick : undefined} linksInTabOrder={readonly} />
      <TypingHere itemId={shape.id} w={layout.w} h={layout.h} />
    </>
  );
}

/** Done, or open again: one step to undo. */
function tickOff(editor: Editor, item: ActionItemShape): void {
  editor.markHistoryStoppingPoint("tick off");
  const status = item.props.status === "done" ? "open" : "done";
  editor.updateShape<ActionItemShape>({ id: item.id, type: item.type, props: { status } });
}
