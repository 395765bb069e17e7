import type { TLShape } from "@tldraw/tlschema";
import type { TemplateId } from "@/contract/api";
import { isItem, type ItemShape, type ItemType } from "../../shapes/item-shapes";
import { templateRecords } from "../instantiate-template";

/** The shapes of a template. */
export function shapesOf(id: TemplateId): TLShape[] {
  return templateRecords(id).filter((record): record is TLShape => record.typeName === "shape");
}

/** The items of one type in a frame whose name contains `frameName`, in their order. */
export function itemsOf<T extends ItemType>(
  shapes: readonly TLShape[],
  type: T,
  frameName: string,
): Extract<ItemShape, { type: T }>[] {
  const frame = shapes.find(
    (shape) => shape.type === "frame" && (shape.props as { name: string }).name.includes(frameName),
  );
  if (!frame) throw new Error(`no frame ${frameName}`);
  return shapes.filter(
    (shape): shape is Extract<ItemShape, { type: T }> =>
      shape.parentId === frame.id && isItem(shape) && (shape.type as string) === type,
  );
}

/** Text of a shape of tldraw's, paragraphs joined by line breaks. */
export function textOf(shape: TLShape): string {
  if (shape.type !== "geo" && shape.type !== "text" && shape.type !== "note") return "";
  const { richText } = shape.props as { richText: { content: unknown[] } };
  const paragraphs = richText.content as { content?: { text: string }[] }[];
  return paragraphs
    .map((paragraph) => (paragraph.content ?? []).map((node) => node.text).join(""))
    .join("\n");
}
