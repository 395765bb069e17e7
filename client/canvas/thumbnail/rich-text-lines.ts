/** The plain text of tldraw's rich text, a line per block; lists have their marks. Never throws, whatever is in there. */
export function plainText(richText: unknown): string {
  return blocksOf(richText, "").join("\n");
}

interface Node {
  type?: unknown;
  text?: unknown;
  content?: unknown;
}

function childrenOf(node: unknown): Node[] {
  const content = typeof node === "object" && node !== null ? (node as Node).content : undefined;
  return Array.isArray(content)
    ? (content as Node[]).filter((child) => typeof child === "object" && child)
    : [];
}

function blocksOf(node: unknown, mark: string): string[] {
  return childrenOf(node).flatMap((child, index) => {
    switch (child.type) {
      case "bulletList":
        return blocksOf(child, "• ");
      case "orderedList":
        return childrenOf(child).flatMap((item, at) => blocksOf({ content: [item] }, `${at + 1}. `));
      case "listItem":
        return blocksOf(child, mark);
      default:
        return [`${index === 0 || mark !== "" ? mark : ""}${inline(child)}`];
    }
  });
}

function inline(node: Node): string {
  return childrenOf(node)
    .map((child) => {
      if (child.type === "hardBreak") return "\n";
      return typeof child.text === "string" ? child.text : "";
    })
    .join("");
}
