import type { TLAsset, TLAssetId, TLContent, TLImageAsset, TLShape } from "tldraw";
import { IMAGE_TYPES } from "@/contract/assets";
import { originOf } from "./pictures/copied-pictures";
import { markedMeta } from "./pictures/picture-mark";

/** Shapes that show something a board does not hold. */
const NOT_STORED = new Set(["video", "embed"]);
const NAME_CHARS = 300;

/** Where the file of a pasted picture can be had. */
export type PictureOrigin =
  | { kind: "inline"; dataUrl: string }
  | { kind: "board"; board: string; source: string };

export interface PastedContent {
  /** What may enter the board; its picture assets have a source only when the file is on this board already. */
  content: TLContent;
  /** Videos and embedded pages left out. */
  dropped: number;
  /** Pictures whose file has to be copied to this board first. */
  toCopy: { assetId: TLAssetId; name: string; origin: PictureOrigin }[];
  /** Pictures whose file cannot be had: on another site. They enter as placeholders. */
  missing: number;
}

/**
 * Pasted tldraw content as this board may hold it: without videos and embedded pages, and with pictures by reference to
 * files of this board alone. Everything about an asset is written anew: the clipboard may come from anywhere.
 */
export function storablePart(
  content: TLContent,
  here: { boardId: string; personId: string; isKnown(assetId: TLAssetId): boolean },
): PastedContent {
  const dropped = new Set<string>();
  for (const shape of content.shapes) if (NOT_STORED.has(shape.type)) dropped.add(shape.id);
  const keeps = (id: string) => !dropped.has(id);
  const shapes = content.shapes.filter((shape) => keeps(shape.id)).map(withoutPreview);

  const used = new Set(shapes.flatMap((shape) => (shape.type === "image" ? [assetIdOf(shape)] : [])));
  const result: PastedContent = { dropped: dropped.size, content, toCopy: [], missing: 0 };
  const assets = content.assets.flatMap((asset) => {
    if (asset.type !== "image" || !used.has(asset.id) || here.isKnown(asset.id)) return [];
    const origin = originOf(asset);
    if (origin?.board === here.boardId) return [pictureAsset(asset, origin.source, {})];
    const source = pictureOrigin(asset);
    if (source) result.toCopy.push({ assetId: asset.id, name: nameOf(asset), origin: source });
    else result.missing += 1;
    return [pictureAsset(asset, null, markedMeta({ by: here.personId, failed: source === null }))];
  });
  result.content = {
    ...content,
    shapes,
    rootShapeIds: content.rootShapeIds.filter(keeps),
    bindings: content.bindings?.filter((binding) => keeps(binding.fromId) && keeps(binding.toId)),
    assets,
  };
  return result;
}

function pictureOrigin(asset: TLImageAsset): PictureOrigin | null {
  const { src } = asset.props;
  if (src?.startsWith("data:image/")) return { kind: "inline", dataUrl: src };
  const origin = originOf(asset);
  return origin && { kind: "board", ...origin };
}

function pictureAsset(asset: TLImageAsset, src: string | null, meta: TLAsset["meta"]): TLImageAsset {
  const { w, h, mimeType, isAnimated, fileSize } = asset.props;
  return {
    id: asset.id,
    typeName: "asset",
    type: "image",
    props: {
      name: nameOf(asset),
      src,
      w: positive(w),
      h: positive(h),
      mimeType: IMAGE_TYPES.find((type) => type === mimeType) ?? null,
      isAnimated: isAnimated === true,
      ...(typeof fileSize === "number" && fileSize >= 0 ? { fileSize } : {}),
    },
    meta,
  };
}

function nameOf(asset: TLImageAsset): string {
  return String(asset.props.name ?? "").slice(0, NAME_CHARS);
}

function positive(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : 100;
}

function assetIdOf(shape: TLShape): unknown {
  return (shape.props as { assetId?: unknown }).assetId;
}

/** A bookmark keeps its address and loses the picture of the page behind it. */
function withoutPreview(shape: TLShape): TLShape {
  if (shape.type !== "bookmark" || !assetIdOf(shape)) return shape;
  return { ...shape, props: { ...shape.props, assetId: null } } as TLShape;
}
