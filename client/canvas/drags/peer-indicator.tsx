"use client";

import { DefaultShapeIndicator, type TLShapeIndicatorProps } from "tldraw";
import { AT_SHAPE_CLASS } from "./show-peer-drags";

/** The outline of what a colleague has selected; it goes along when the shape is shown where they drag it. */
export function PeerIndicator(props: TLShapeIndicatorProps) {
  return (
    <div className={`${AT_SHAPE_CLASS} absolute top-0 left-0`} data-shape-id={props.shapeId}>
      <DefaultShapeIndicator {...props} />
    </div>
  );
}
