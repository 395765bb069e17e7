import type { TLFrameShape, TLRecord } from "@tldraw/tlschema";
import { cleanLine } from "./clean-text";
import { placeOf, sortAsRead } from "./reading-order";

/** A frame that can be seen, with its name for people; empty while nobody named it. */
export interface FrameAsRead {
  frame: TLFrameShape;
  name: string;
}

/** Every frame of the board that can be seen, page by page in the order in which a room reads. */
export function framesAsRead(records: ReadonlyMap<string, TLRecord>): FrameAsRead[] {
  const frames = [...records.values()].flatMap((record) => {
    if (record.typeName !== "shape" || record.type !== "frame") return [];
    const place = placeOf(record, records);
    return place ? [{ frame: record as TLFrameShape, place }] : [];
  });
  const pages = [...records.values()]
    .filter((record) => record.typeName === "page")
    .sort((a, b) => (a.index === b.index ? (a.id < b.id ? -1 : 1) : a.index < b.index ? -1 : 1));
  return pages.flatMap((page) =>
    sortAsRead(
      frames.filter(({ place }) => place.page.id === page.id),
      ({ frame, place }) => ({ id: frame.id, x: place.x, y: place.y, h: place.h }),
    ).map(({ frame }) => ({ frame, name: cleanLine(frame.props.name) })),
  );
}
