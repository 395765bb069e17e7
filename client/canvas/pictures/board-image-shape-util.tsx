import { ImageShapeUtil, type TLImageShape } from "tldraw";
import { PictureState } from "./picture-state";

/** tldraw's picture shape, which says what is going on while there is no picture to show. */
class BoardImageShapeUtil extends ImageShapeUtil {
  override component(shape: TLImageShape) {
    return (
      <>
        {super.component(shape)}
        <PictureState shape={shape} />
      </>
    );
  }
}

/** For `<Tldraw shapeUtils>`; it replaces tldraw's own of the same type. A constant, as tldraw asks for. */
export const BOARD_SHAPE_UTILS = [BoardImageShapeUtil];
