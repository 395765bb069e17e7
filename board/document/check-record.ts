import type { TLRecord, TLSchema } from "@tldraw/tlschema";
import { SHARED_RECORD_TYPES } from "./board-schema";
import { layoutOf } from "./shape-layout";
import { checkRichText } from "./rich-text";

/** Checks one decoded record; throws an Error that says what is wrong with it. */
export type RecordCheck = (id: string, record: unknown, known?: TLRecord) => TLRecord;

const ASSET_SRC = /^asset:[\w-]{1,200}$/;

/**
 * Whether a decoded record may enter a store of this schema: shared type, its own id, every property valid, rich
 * text that the editor can show, files of this instance only. `known` is an earlier version that passed: what it
 * shares with the new one is not checked again.
 */
export function createRecordCheck(schema: TLSchema): RecordCheck {
  return (id, candidate, known) => {
    if (typeof candidate !== "object" || candidate === null) throw new Error("it is no record");
    const record = candidate as TLRecord;
    if (record.id !== id) throw new Error("its id does not match its place");
    if (!SHARED_RECORD_TYPES.has(record.typeName))
      throw new Error(`records of type ${String(record.typeName)} are not shared`);
    const type = Object.hasOwn(schema.types, record.typeName) ? schema.types[record.typeName] : undefined;
    if (!type) throw new Error(`unknown type ${record.typeName}`);
    const sameKind = known?.typeName === record.typeName && typeKey(known) === typeKey(record);
    // Shapes, bindings and assets are distinguished by `type`; a known version of another type is no help.
    const valid = type.validate(record, sameKind ? (known as never) : undefined) as TLRecord;
    if (valid.typeName === "shape") {
      const props = valid.props as { richText?: unknown };
      const before = sameKind ? (known as { props?: { richText?: unknown } }).props?.richText : undefined;
      if (props.richText !== undefined && props.richText !== before) checkRichText(props.richText);
    }
    if (layoutOf(valid).stroke) checkStroke(valid);
    if (valid.typeName === "asset")
      checkAssetSource(valid.props as { src?: unknown; image?: unknown; favicon?: unknown }, valid.type);
    return valid;
  };
}

/** tldraw cannot draw a stroke without a point and takes the whole editor down with it. */
function checkStroke(stroke: TLRecord): void {
  const { segments } = (stroke as { props: { segments: readonly { points: readonly unknown[] }[] } }).props;
  if (!segments.some(({ points }) => points.length > 0)) throw new Error("a stroke has no points");
}

function typeKey(record: TLRecord): string {
  return "type" in record ? record.type : "";
}

function checkAssetSource(props: { src?: unknown; image?: unknown; favicon?: unknown }, type: string): void {
  if (type === "bookmark") {
    // The preview of a bookmark would be loaded from the page it names.
    if (props.image || props.favicon) throw new Error("a bookmark names pictures outside this instance");
    return;
  }
  const src = props.src;
  if (src === null || src === "" || src === undefined) return;
  if (typeof src !== "string" || !ASSET_SRC.test(src)) throw new Error("a file is not one of this instance");
}
