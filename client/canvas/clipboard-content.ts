import type { Editor, TLContent } from "tldraw";
import { withOrigin } from "./pictures/copied-pictures";

/** Characters that HTML or a clipboard's encoding could change; JSON may write any of them as \uXXXX. */
const UNSAFE = /[<>&\u007f-\uffff]|--/g;
const ATTRIBUTE = "data-paperboard";

/** What is copied: shapes whose pictures go by reference to their board, and the words on them, shape by shape. */
export interface CopiedShapes {
  content: TLContent;
  texts: readonly string[];
}

/** The selection; null when nothing is selected. */
export function copiedSelection(editor: Editor, boardId: string): CopiedShapes | null {
  const selected = editor.getContentFromCurrentPage(editor.getSelectedShapeIds());
  if (!selected) return null;
  const content = withOrigin(selected, boardId);
  const texts = content.shapes.flatMap((shape) => editor.getShapeUtil(shape).getText(shape) || []);
  return { content, texts };
}

/**
 * The clipboard's forms of shapes. Programs with rich text show the HTML: a paragraph for each shape's words and nothing
 * else. The shapes themselves lie in it unseen, twice. The comment holds tldraw's clipboard format, version 2 (plain JSON),
 * which tldraw finds there (`handleClipboardThings` of 3.15.6 searches the source, not the tree): boards and other tldraw
 * sites paste from it. Chromium keeps comments when it cleans HTML for `navigator.clipboard`; browsers need not. For them
 * an empty element has the same in an attribute, which `shapesInHtml` reads.
 */
export function clipboardForms({ content, texts }: CopiedShapes): {
  "text/html": string;
  "text/plain": string;
} {
  const json = JSON.stringify({ type: "application/tldraw", kind: "content", version: 2, data: content });
  // Two hyphens and a greater-than sign would end the comment. In JSON both occur in strings alone.
  const ascii = json.replace(UNSAFE, (chars) => chars.split("").map(escaped).join(""));
  // Without any text at all tldraw takes HTML for empty and looks no further.
  const paragraphs = texts.map((text) => `<p>${inHtml(text)}</p>`).join("") || "<p>&nbsp;</p>";
  return {
    "text/html": `<!--<div data-tldraw>${ascii}</div>--><span ${ATTRIBUTE}="${btoa(ascii)}"></span>${paragraphs}`,
    // Chrome on Android pastes nothing when the plain text is empty.
    "text/plain": texts.join("\n") || " ",
  };
}

/** The shapes that `clipboardForms` put into HTML's attribute; null in any other HTML, and in what somebody made up. */
export function shapesInHtml(html: string): TLContent | null {
  if (!html.includes(ATTRIBUTE)) return null;
  const written = new DOMParser()
    .parseFromString(html, "text/html")
    .querySelector(`[${ATTRIBUTE}]`)
    ?.getAttribute(ATTRIBUTE);
  if (!written) return null;
  let data: Partial<TLContent> | undefined;
  try {
    data = (JSON.parse(atob(written)) as { data?: Partial<TLContent> } | null)?.data;
  } catch {
    // Not ours: its words can still be pasted.
    return null;
  }
  const whole =
    Array.isArray(data?.shapes) &&
    Array.isArray(data.rootShapeIds) &&
    Array.isArray(data.assets) &&
    typeof data.schema === "object";
  return whole ? (data as TLContent) : null;
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function inHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/\r?\n/g, "<br>");
}
