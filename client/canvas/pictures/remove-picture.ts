import type { Editor, TLAssetId, TLImageShape } from "tldraw";
import type { PictureUploads } from "./picture-uploads";

/** Takes a picture without a file off the board, and gives its upload up when no other shape shows it. Can be undone. */
export function removePicture(editor: Editor, uploads: PictureUploads, shape: TLImageShape): void {
  editor.markHistoryStoppingPoint("remove picture");
  editor.run(() => editor.deleteShapes([shape.id]), { ignoreShapeLock: true });
  const { assetId } = shape.props;
  if (assetId && !shownPictures(editor).has(assetId)) uploads.forget(assetId);
}

/** The assets that picture shapes on any page use. Reactive inside tldraw's signals. */
export function shownPictures(editor: Editor): Map<TLAssetId, TLImageShape> {
  const shapes = editor.store.query
    .records("shape", () => ({ type: { eq: "image" } }))
    .get() as TLImageShape[];
  return new Map(shapes.flatMap((shape) => (shape.props.assetId ? [[shape.props.assetId, shape]] : [])));
}
