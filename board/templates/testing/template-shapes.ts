import type { TLDefaultShape } from "@tldraw/tlschema";
import type { TemplateId } from "@/contract/api";
import { templateRecords } from "../instantiate-template";

/** The shapes of a template; templates use tldraw's own types only. */
export function shapesOf(id: TemplateId): TLDefaultShape[] {
  return templateRecords(id).filter((record) => record.typeName === "shape") as TLDefaultShape[];
}

/** Text inside a shape, paragraphs joined by line breaks. */
export function textOf(shape: TLDefaultShape): string {
  if (shape.type !== "geo" && shape.type !== "text" && shape.type !== "note") return "";
  const paragraphs = shape.props.richText.content as { content?: { text: string }[] }[];
  return paragraphs
    .map((paragraph) => (paragraph.content ?? []).map((node) => node.text).join(""))
    .join("\n");
}
