import type { ItemShape } from "./item-shapes";

type Content<S> = S extends ItemShape ? Pick<S, "type" | "props"> : never;

/** What an item is called elsewhere: its own text in one line, empty while it has none. */
export function itemTitle(item: Content<ItemShape>): string {
  const title = item.type === "proposal" || item.type === "feature-grid" ? item.props.title : item.props.text;
  return title.replace(/\s+/g, " ").trim();
}
