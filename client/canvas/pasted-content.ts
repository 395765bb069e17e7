import type { TLContent, TLShape } from "tldraw";

/** Shapes that show something from outside the board, which this version does not store. */
const NOT_STORED = new Set(["image", "video", "embed"]);

/**
 * Pasted tldraw content without what a board may not hold: pictures and videos (their sources are other sites or inline
 * data) and embedded pages. Groups and frames that become empty stay; `dropped` counts the shapes left out.
 */
export function storablePart(content: TLContent): { content: TLContent; dropped: number } {
  const dropped = new Set<string>();
  for (const shape of content.shapes) if (NOT_STORED.has(shape.type)) dropped.add(shape.id);
  const keeps = (id: string) => !dropped.has(id);
  return {
    dropped: dropped.size,
    content: {
      ...content,
      shapes: content.shapes.filter((shape) => keeps(shape.id)).map(withoutAsset),
      rootShapeIds: content.rootShapeIds.filter(keeps),
      bindings: content.bindings?.filter((binding) => keeps(binding.fromId) && keeps(binding.toId)),
      assets: [],
    },
  };
}

/** A bookmark keeps its address and loses the picture of the page behind it. */
function withoutAsset(shape: TLShape): TLShape {
  if (!("assetId" in shape.props) || shape.props.assetId === null) return shape;
  return { ...shape, props: { ...shape.props, assetId: null } } as TLShape;
}
