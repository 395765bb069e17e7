/**
 * Which rich text may enter an editor. tldraw checks only the outermost object, and an unknown node, mark or empty
 * text inside throws while it is rendered and takes the whole editor down. This is the grammar of the text editor
 * that tldraw 3.15.6 sets up (StarterKit without quotes, code blocks and rules; Link; Highlight; TextDirection).
 */

type Fields = Record<string, unknown>;

/** Node → the nodes it may contain. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  doc: ["paragraph", "heading", "bulletList", "orderedList"],
  paragraph: ["text", "hardBreak"],
  heading: ["text", "hardBreak"],
  bulletList: ["listItem"],
  orderedList: ["listItem"],
  listItem: ["paragraph", "heading", "bulletList", "orderedList"],
  hardBreak: [],
  text: [],
};
/** Nodes that the text editor cannot show empty. */
const NEEDS_CONTENT: ReadonlySet<string> = new Set(["doc", "bulletList", "orderedList", "listItem"]);
const MARKS: ReadonlySet<string> = new Set(["bold", "italic", "strike", "code", "link", "highlight"]);
const LINK_PROTOCOL = /^(https?:|mailto:)/i;
const MAX_DEPTH = 40;

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${what} is no object`);
  return value as Fields;
}

function checkAttributes(value: unknown): void {
  if (value === undefined || value === null) return;
  for (const attribute of Object.values(fieldsOf(value, "attrs"))) {
    if (typeof attribute === "object" && attribute !== null)
      throw new Error("an attribute is no plain value");
  }
}

function checkMark(value: unknown): void {
  const mark = fieldsOf(value, "a mark");
  if (typeof mark["type"] !== "string" || !MARKS.has(mark["type"]))
    throw new Error(`unknown mark ${String(mark["type"])}`);
  checkAttributes(mark["attrs"]);
  if (mark["type"] !== "link") return;
  const href = fieldsOf(mark["attrs"] ?? {}, "attrs")["href"];
  if (typeof href !== "string") throw new Error("a link has no address");
  // Addresses without a scheme are what people type; with one, only harmless ones.
  if (/^[a-z][a-z0-9+.-]*:/i.test(href.trim()) && !LINK_PROTOCOL.test(href.trim()))
    throw new Error("a link has a forbidden address");
}

function checkNode(value: unknown, allowed: readonly string[], depth: number): void {
  if (depth > MAX_DEPTH) throw new Error("text is nested too deeply");
  const node = fieldsOf(value, "a node");
  const type = node["type"];
  if (typeof type !== "string" || !allowed.includes(type)) throw new Error(`unexpected node ${String(type)}`);
  checkAttributes(node["attrs"]);
  if (type === "text" && (typeof node["text"] !== "string" || node["text"] === ""))
    throw new Error("a text is empty");
  const marks = node["marks"] ?? [];
  if (!Array.isArray(marks)) throw new Error("marks are no list");
  marks.forEach(checkMark);
  const content = node["content"] ?? [];
  if (!Array.isArray(content)) throw new Error("content is no list");
  if (content.length === 0 && NEEDS_CONTENT.has(type)) throw new Error(`${type} is empty`);
  for (const child of content) checkNode(child, CHILDREN[type] ?? [], depth + 1);
}

/** Throws an Error that names what is wrong unless `value` is rich text the editor can show. */
export function checkRichText(value: unknown): void {
  checkNode(value, ["doc"], 0);
}
