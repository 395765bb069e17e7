import {
  AssetRecordType,
  centerSelectionAroundPoint,
  containBoxSize,
  createShapeId,
  MediaHelpers,
  Vec,
  type Editor,
  type TLImageAsset,
  type TLImageShape,
  type TLShapeId,
  type TLShapePartial,
  type VecLike,
} from "tldraw";
import { checkPicture, type PictureFacts, type PictureProblem } from "./check-picture";
import { markedMeta } from "./picture-mark";
import type { PictureUploads } from "./picture-uploads";

/** A photograph at life size would cover the board: it enters at this share of the view at most. */
const SHARE_OF_VIEW = 0.6;
const GAP = 20;

export interface RefusedFile {
  problem: PictureProblem;
  name: string;
}

/** Checks files and measures them, one after the other: decoding forty photographs at once ends a phone's browser. */
export async function readPictures(
  files: readonly File[],
): Promise<{ pictures: { file: File; asset: TLImageAsset }[]; refused: RefusedFile[] }> {
  const pictures: { file: File; asset: TLImageAsset }[] = [];
  const refused: RefusedFile[] = [];
  for (const original of files) {
    const checked = await checkPicture(original, measurePicture);
    if ("problem" in checked) refused.push(checked);
    else pictures.push({ file: checked.file, asset: assetOf(checked.file, checked.facts) });
  }
  return { pictures, refused };
}

/** Has the browser read a picture; rejects when it cannot. (tldraw's own way logs an error for every such file.) */
export async function measurePicture(file: File): Promise<PictureFacts> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    await new Promise<void>((resolve, reject) => {
      image.addEventListener("load", () => resolve());
      image.addEventListener("error", () => reject(new Error("The browser cannot read this picture.")));
      image.src = url;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
  return { w: image.naturalWidth, h: image.naturalHeight, isAnimated: await MediaHelpers.isAnimated(file) };
}

function assetOf(file: File, { w, h, isAnimated }: PictureFacts): TLImageAsset {
  return AssetRecordType.create({
    id: AssetRecordType.createId(),
    type: "image",
    props: {
      name: file.name,
      src: null,
      w,
      h,
      fileSize: file.size,
      mimeType: file.type,
      isAnimated,
    },
    meta: {},
  }) as TLImageAsset;
}

/**
 * Puts pictures beside each other around `point` and starts their uploads. Until they are done the others see
 * placeholders of the right size.
 */
export function putPictures(
  editor: Editor,
  uploads: PictureUploads,
  pictures: readonly { file: File; asset: TLImageAsset }[],
  point: VecLike | undefined,
): void {
  if (pictures.length === 0 || editor.getIsReadonly()) return;
  const view = editor.getViewportPageBounds();
  const center = point ?? (editor.inputs.shiftKey ? editor.inputs.currentPagePoint : view.center);
  const most = { w: view.w * SHARE_OF_VIEW, h: view.h * SHARE_OF_VIEW };
  let x = center.x;
  const shapes = pictures.map(({ asset }): TLShapePartial => {
    const size = containBoxSize({ w: asset.props.w, h: asset.props.h }, most);
    const shape = {
      id: createShapeId(),
      type: "image",
      x,
      y: center.y,
      props: { assetId: asset.id, w: size.w, h: size.h },
    };
    x += size.w + GAP;
    return shape;
  });
  if (!editor.canCreateShapes(shapes)) {
    // Refused with tldraw's own sentence.
    editor.createShapes(shapes);
    return;
  }
  editor.markHistoryStoppingPoint("add pictures");
  editor.run(() => {
    createPending(editor, uploads, pictures);
    editor.createShapes(shapes);
    editor.select(...shapes.map((shape) => shape.id));
    centerSelectionAroundPoint(editor, center);
  });
  startUploads(editor, uploads, pictures);
}

/** Shows another picture in a shape: in the middle of where the old one was, no larger, whole. Can be undone. */
export function replacePicture(
  editor: Editor,
  uploads: PictureUploads,
  shapeId: TLShapeId,
  picture: { file: File; asset: TLImageAsset },
): void {
  const shape = editor.getShape<TLImageShape>(shapeId);
  if (shape?.type !== "image" || editor.getIsReadonly()) return;
  const { props } = picture.asset;
  const scale = Math.min(shape.props.w / props.w, shape.props.h / props.h);
  const size = { w: props.w * scale, h: props.h * scale };
  const shift = new Vec((shape.props.w - size.w) / 2, (shape.props.h - size.h) / 2).rot(shape.rotation);
  editor.markHistoryStoppingPoint("replace picture");
  editor.run(() => {
    createPending(editor, uploads, [picture]);
    editor.updateShape<TLImageShape>({
      id: shape.id,
      type: "image",
      x: shape.x + shift.x,
      y: shape.y + shift.y,
      props: { ...size, assetId: picture.asset.id, crop: null },
    });
  });
  startUploads(editor, uploads, [picture]);
}

type PictureFiles = readonly { file: File; asset: TLImageAsset }[];

function createPending(editor: Editor, uploads: PictureUploads, pictures: PictureFiles): void {
  const meta = markedMeta({ by: uploads.personId, failed: false });
  editor.createAssets(pictures.map(({ asset }) => ({ ...asset, meta })));
}

/** This tab shows the files themselves meanwhile. */
function startUploads(editor: Editor, uploads: PictureUploads, pictures: PictureFiles): void {
  for (const { file, asset } of pictures) {
    editor.createTemporaryAssetPreview(asset.id, file);
    void uploads.add(asset.id, async () => file);
  }
}
