import type { Editor, TLAsset, TLContent } from "tldraw";
import { hashOfAssetSource } from "@/contract/assets";
import { pictureUrl } from "../asset-store";

/** Written into `meta.copiedFrom` of a copied asset: the board that has the file. Never stored on a board. */
export interface CopiedFrom {
  board: string;
  source: string;
}

/** Pictures up to this many bytes travel inside the clipboard, so that they also reach another server. */
const INLINE_BYTES = 1024 * 1024;

/** Copied content whose pictures say which board they are from. */
export function withOrigin(content: TLContent, boardId: string): TLContent {
  return { ...content, assets: content.assets.map((asset) => namedOrigin(asset, boardId)) };
}

function namedOrigin(asset: TLAsset, boardId: string): TLAsset {
  if (asset.type !== "image" || hashOfAssetSource(asset.props.src) === null) return asset;
  return { ...asset, meta: { copiedFrom: { board: boardId, source: asset.props.src ?? "" } } };
}

/** The origin that `withOrigin` wrote; null for content from anywhere else. It came over the clipboard: checked. */
export function originOf(asset: Pick<TLAsset, "meta">): CopiedFrom | null {
  const { board, source } = (asset.meta?.copiedFrom ?? {}) as Partial<CopiedFrom>;
  if (typeof board !== "string" || typeof source !== "string") return null;
  return /^[\w-]{1,100}$/.test(board) && hashOfAssetSource(source) !== null ? { board, source } : null;
}

/**
 * tldraw puts every picture inline when it copies: 20 MB of them would stop the page for seconds. Ours carry their origin,
 * and small ones their bytes too. Returns how to give tldraw its own way back.
 */
export function copyPicturesByReference(editor: Editor, boardId: string): () => void {
  const original = editor.resolveAssetsInContent;
  editor.resolveAssetsInContent = async (content) => {
    if (!content) return undefined;
    const named = withOrigin(content, boardId);
    return { ...named, assets: await Promise.all(named.assets.map((asset) => inlined(asset, boardId))) };
  };
  return () => {
    editor.resolveAssetsInContent = original;
  };
}

async function inlined(asset: TLAsset, boardId: string): Promise<TLAsset> {
  if (asset.type !== "image" || (asset.props.fileSize ?? Infinity) > INLINE_BYTES) return asset;
  const url = pictureUrl(boardId, asset.props.src);
  if (url === null) return asset;
  const data = await dataUrlOf(url);
  return data === null ? asset : { ...asset, props: { ...asset.props, src: data } };
}

/** The bytes behind an address of ours as a data: address; null when they cannot be had now. */
export async function dataUrlOf(url: string): Promise<string | null> {
  let blob: Blob;
  try {
    const response = await fetch(url);
    if (!response.ok) return null;
    blob = await response.blob();
  } catch {
    // Offline: the copy then names its origin only.
    return null;
  }
  return dataUrlOfBlob(blob);
}

/** Bytes as a data: address. Rejects when the file behind them is gone. */
export function dataUrlOfBlob(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("The file could not be read.")));
    reader.readAsDataURL(blob);
  });
}
