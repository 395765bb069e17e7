import { ImageShapeUtil, type TLImageShape } from "tldraw";
import { PictureState } from "./picture-state";

/** tldraw's picture shape, which says what is going on while there is no picture to show; it replaces tldraw's own. */
export class BoardImageShapeUtil extends ImageShapeUtil {
  override component(shape: TLImageShape) {
    return (
      <>
        {super.component(shape)}
        <PictureState shape={shape} />
      </>
    );
  }
}
