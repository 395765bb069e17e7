import {
  AssetRecordType,
  defaultHandleExternalExcalidrawContent,
  defaultHandleExternalTextContent,
  defaultHandleExternalTldrawContent,
  getHashForString,
  type Editor,
  type TLAssetId,
  type TLBookmarkAsset,
  type TLContent,
  type TLImageAsset,
} from "tldraw";
import { shapesInHtml } from "./clipboard-content";
import { storablePart } from "./pasted-content";
import { fetchPicture } from "./pictures/fetch-picture";
import type { PictureUploads } from "./pictures/picture-uploads";
import { putPictures, readPictures, replacePicture, type RefusedFile } from "./pictures/put-pictures";

/** What the handlers have to tell the person. */
export interface ExternalContentNotices {
  filesRefused(files: readonly RefusedFile[]): void;
  tooManyFiles(atMost: number): void;
  /** Content was pasted without its videos or embedded pages. */
  partsDropped(): void;
}

export interface ExternalContentOptions {
  boardId: string;
  uploads: PictureUploads;
  notices: ExternalContentNotices;
}

/**
 * Replaces tldraw's handlers for what is pasted or dropped. tldraw's own fetch the pages behind pasted addresses and
 * put files inline into records; here nothing foreign is fetched, an address becomes a text with a link, and pictures
 * are uploaded to the board. Call it after tldraw registered its own.
 */
export function registerExternalContent(editor: Editor, options: ExternalContentOptions): void {
  const { notices, uploads } = options;

  editor.registerExternalContentHandler("files", async ({ files, point }) => {
    if (files.length > editor.options.maxFilesAtOnce)
      return notices.tooManyFiles(editor.options.maxFilesAtOnce);
    const { pictures, refused } = await readPictures(files);
    if (refused.length > 0) notices.filesRefused(refused);
    putPictures(editor, uploads, pictures, point);
  });

  editor.registerExternalContentHandler("file-replace", async (content) => {
    const { pictures, refused } = await readPictures([content.file]);
    if (refused.length > 0) notices.filesRefused(refused);
    const picture = pictures[0];
    if (picture) replacePicture(editor, uploads, content.shapeId, picture);
  });

  editor.registerExternalContentHandler("svg-text", ({ text }) => {
    notices.filesRefused([{ problem: "svg", name: text.slice(0, 20) }]);
  });
  editor.registerExternalContentHandler("embed", ({ url, point }) => putLink(editor, url, point));
  editor.registerExternalContentHandler("url", ({ url, point }) => putLink(editor, url, point));
  editor.registerExternalContentHandler("tldraw", ({ content, point }) =>
    putTldrawContent(editor, options, content, point),
  );
  editor.registerExternalContentHandler("text", (text) => {
    // tldraw takes copied shapes for text where a browser has removed the comment that it looks for.
    const content = text.html === undefined ? null : shapesInHtml(text.html);
    return content
      ? putTldrawContent(editor, options, content, text.point)
      : defaultHandleExternalTextContent(editor, text);
  });
  // Its pictures are inline: tldraw asks for each one's asset below.
  editor.registerExternalContentHandler("excalidraw", (content) =>
    defaultHandleExternalExcalidrawContent(editor, content),
  );

  // A bookmark whose address changes asks for its asset: it gets one from the address alone.
  editor.registerExternalAssetHandler("url", async ({ url }) => bookmarkAsset(url));
  editor.registerExternalAssetHandler("file", async ({ file, assetId }) => {
    const { pictures, refused } = await readPictures([file]);
    if (refused.length > 0) notices.filesRefused(refused);
    const picture = pictures[0];
    // Without an asset tldraw removes the one it has made.
    if (!picture) return undefined as never;
    return uploadedAsset(editor, uploads, { ...picture, assetId: assetId ?? picture.asset.id });
  });
}

async function uploadedAsset(
  editor: Editor,
  uploads: PictureUploads,
  { file, asset, assetId }: { file: File; asset: TLImageAsset; assetId: TLAssetId },
): Promise<TLImageAsset> {
  const uploaded = await uploads.add(assetId, async () => file);
  const stored = editor.getAsset<TLImageAsset>(assetId);
  // Given up: the placeholder stays as it is.
  if (!uploaded) return stored ?? { ...asset, id: assetId };
  return { ...asset, id: assetId, props: { ...asset.props, src: uploaded.src, mimeType: uploaded.type } };
}

async function putTldrawContent(
  editor: Editor,
  { boardId, uploads, notices }: ExternalContentOptions,
  content: TLContent,
  point: Parameters<typeof defaultHandleExternalTldrawContent>[1]["point"],
): Promise<void> {
  if (editor.getIsReadonly()) return;
  const part = storablePart(content, {
    boardId,
    personId: uploads.personId,
    isKnown: (assetId) => editor.getAsset(assetId) !== undefined,
  });
  if (part.dropped > 0) notices.partsDropped();
  if (part.content.shapes.length === 0) return;
  await defaultHandleExternalTldrawContent(editor, { content: part.content, point });
  for (const { assetId, name, origin } of part.toCopy) {
    // Absent when the page had no room for the content.
    if (editor.getAsset(assetId)) void uploads.add(assetId, (signal) => fetchPicture(origin, name, signal));
  }
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
