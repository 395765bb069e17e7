import {
  AssetRecordType,
  defaultHandleExternalExcalidrawContent,
  defaultHandleExternalTextContent,
  defaultHandleExternalTldrawContent,
  getHashForString,
  type Editor,
  type TLBookmarkAsset,
} from "tldraw";
import { storablePart } from "./pasted-content";

/** What the handlers have to tell the person. */
export interface ExternalContentNotices {
  /** Files, pictures or SVG were offered; nothing was added. */
  filesRefused(): void;
  /** Content was pasted without its pictures, videos or embedded pages. */
  partsDropped(): void;
}

/**
 * Replaces tldraw's handlers for what is pasted or dropped. tldraw's own fetch the pages behind pasted addresses and
 * put files inline into records; here nothing is fetched, an address becomes a text with a link, and files are refused
 * with a sentence. Call it after tldraw registered its own.
 */
export function registerExternalContent(editor: Editor, notices: ExternalContentNotices): void {
  const refuse = () => notices.filesRefused();

  editor.registerExternalContentHandler("files", refuse);
  editor.registerExternalContentHandler("file-replace", refuse);
  editor.registerExternalContentHandler("svg-text", refuse);
  editor.registerExternalContentHandler("embed", ({ url, point }) => putLink(editor, url, point));
  editor.registerExternalContentHandler("url", ({ url, point }) => putLink(editor, url, point));

  editor.registerExternalContentHandler("tldraw", ({ content, point }) => {
    const part = storablePart(content);
    if (part.dropped > 0) notices.partsDropped();
    if (part.content.shapes.length > 0) {
      return defaultHandleExternalTldrawContent(editor, { content: part.content, point });
    }
  });

  editor.registerExternalContentHandler("excalidraw", ({ content, point }) => {
    const pictures = Object.keys((content as { files?: object }).files ?? {}).length;
    if (pictures > 0) notices.partsDropped();
    return defaultHandleExternalExcalidrawContent(editor, { content: { ...content, files: {} }, point });
  });

  // A bookmark whose address changes asks for its asset: it gets one from the address alone.
  editor.registerExternalAssetHandler("url", async ({ url }) => bookmarkAsset(url));
  editor.registerExternalAssetHandler("file", async () => {
    notices.filesRefused();
    throw new Error("Files are not stored by this version.");
  });
}

function putLink(
  editor: Editor,
  url: string,
  point: Parameters<typeof defaultHandleExternalTextContent>[1]["point"],
) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.textContent = url;
  return defaultHandleExternalTextContent(editor, { text: url, html: anchor.outerHTML, point });
}

function bookmarkAsset(url: string): TLBookmarkAsset {
  return {
    id: AssetRecordType.createId(getHashForString(url)),
    typeName: "asset",
    type: "bookmark",
    props: { src: url, title: url, description: "", image: "", favicon: "" },
    meta: {},
  };
}
