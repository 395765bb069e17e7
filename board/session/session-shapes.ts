import type { RecordsDiff } from "@tldraw/store";
import { toRichText, type TLNoteShape, type TLRecord, type TLShape, type TLShapeId } from "@tldraw/tlschema";
import { getIndexAbove, type IndexKey } from "@tldraw/utils";
import type * as Y from "yjs";
import { recordsOf, writeRecord, writeRecordsDiff } from "@/board/document/canvas-document";
import type { RecordCheck } from "@/board/document/check-record";
import { newActionItem } from "@/board/shapes/action-item";
import { inOrder, LIST_ENTRIES } from "@/board/shapes/item-fields";
import { cardHeight } from "@/board/shapes/item-layout";
import { isItem, type ItemShape } from "@/board/shapes/item-shapes";
import type { PointSign, ProposalShape } from "@/board/shapes/proposal";
import { newQuestion } from "@/board/shapes/question";
import type { InboxKind } from "@/contract/session-commands";
import { childrenOf, frameOf, freePlace, placeBelow, type FreePlace } from "./free-place";
import { NOTE_SIZE, noteHeight } from "./note-height";

/** What comes from a session onto the canvas. Ids are made of the session's own, so that putting it there twice does nothing. */

const NOTES = { gap: 24, margin: 36 };

/** A text that waited in the inbox. */
export interface DeliveredText {
  id: string;
  kind: InboxKind;
  text: string;
  name: string;
  /** Frame of the current topic. */
  frameId: string | null;
  /** A point may go onto a proposal. */
  proposal: { id: string; sign: PointSign } | null;
}

/**
 * Puts a text from the inbox onto the canvas, with its author, and returns the id of the shape that it became or is on. Null
 * when the proposal that it was meant for is gone or full, or the board has no page. In one transaction.
 */
export function putText(doc: Y.Doc, delivered: DeliveredText, check: RecordCheck): string | null {
  const { records } = recordsOf(doc, check);
  if (delivered.proposal) return addPoint(doc, records, delivered, delivered.proposal);
  const id = `shape:inbox-${delivered.id}` as TLShapeId;
  if (records.has(id)) return id;
  const { text, name, kind, frameId } = delivered;
  const signed = `${text} (${name})`;
  const content =
    kind === "question"
      ? { type: "question" as const, props: { ...newQuestion(), text: signed } }
      : kind === "action-item"
        ? { type: "action-item" as const, props: { ...newActionItem(), text: signed } }
        : null;
  const onNote = `${text}\n— ${name}`;
  const size = content
    ? { w: content.props.w, h: cardHeight(content) }
    : { w: NOTE_SIZE, h: noteHeight(onNote) };
  const place = freePlace(records, frameId, size);
  if (!place) return null;
  const shape = content
    ? ({ ...base(records, id, place), ...content } as unknown as TLShape)
    : note({ ...base(records, id, place) }, onNote, "light-blue");
  doc.transact(() => writeRecord(doc, shape));
  return id;
}

function addPoint(
  doc: Y.Doc,
  records: ReadonlyMap<string, TLRecord>,
  { id, text, name }: DeliveredText,
  { id: proposalId, sign }: { id: string; sign: PointSign },
): string | null {
  const proposal = records.get(proposalId);
  if (!proposal || !isItem(proposal) || proposal.type !== "proposal") return null;
  const { points } = (proposal as ItemShape as ProposalShape).props;
  if (Object.hasOwn(points, id)) return proposalId;
  if (Object.keys(points).length >= LIST_ENTRIES) return null;
  const last = inOrder(points).at(-1)?.index ?? null;
  const index = getIndexAbove(last as IndexKey | null);
  const props = {
    ...proposal.props,
    points: { ...points, [id]: { index, sign, text, author: name, settled: "" } },
  };
  const diff = { added: {}, removed: {}, updated: { [proposal.id]: [proposal, { ...proposal, props }] } };
  writeRecordsDiff(doc, diff as unknown as RecordsDiff<TLRecord>, null);
  return proposalId;
}

/** A note of a private writing. */
export interface RevealedNote {
  id: string;
  text: string;
  /** Null where notes bear no names. */
  name: string | null;
}

/**
 * Puts the notes of a private writing into a frame of their own, below what is on the page of the topic's frame. Returns the
 * frame's id; null when the board has no page. Notes that are there already stay as they are.
 */
export function putNotes(
  doc: Y.Doc,
  writing: { id: string; prompt: string; topicFrameId: string | null; notes: readonly RevealedNote[] },
  check: RecordCheck,
): string | null {
  const { records } = recordsOf(doc, check);
  const frameId = `shape:writing-${writing.id}` as TLShapeId;
  const notes = writing.notes.map(({ id, text, name }) => ({
    id,
    written: name === null ? text : `${text}\n— ${name}`,
  }));
  const { size, spots } = notesInRows(notes.map(({ written }) => noteHeight(written)));
  const known = records.get(frameId);
  const place = known ? null : placeBelow(records, frameOf(records, writing.topicFrameId));
  if (!known && !place) return null;
  doc.transact(() => {
    if (place) {
      writeRecord(doc, {
        ...base(records, frameId, place),
        type: "frame",
        props: {
          ...size,
          name: writing.prompt.slice(0, 100),
          color: "black",
        },
      } as TLShape);
    }
    let index: IndexKey | null = null;
    notes.forEach(({ id, written }, n) => {
      index = getIndexAbove(index);
      // With the writing's id: authors choose ids, and one from an earlier writing must not hide a note.
      const noteId = `shape:note-${writing.id}-${id}` as TLShapeId;
      if (records.has(noteId)) return;
      const at = { parentId: frameId, ...(spots[n] ?? { x: NOTES.margin, y: NOTES.margin }) };
      writeRecord(doc, note({ ...base(records, noteId, at), index }, written, "yellow"));
    });
  });
  return frameId;
}

/** Notes of these heights in rows, each as high as its highest note: where they come, and how large their frame is. */
function notesInRows(heights: readonly number[]): {
  size: { w: number; h: number };
  spots: { x: number; y: number }[];
} {
  const columns = Math.max(3, Math.ceil(Math.sqrt(heights.length * 1.7)));
  const step = NOTE_SIZE + NOTES.gap;
  const spots: { x: number; y: number }[] = [];
  let y: number = NOTES.margin;
  for (let first = 0; first < heights.length; first += columns) {
    const row = heights.slice(first, first + columns);
    row.forEach((_, column) => spots.push({ x: NOTES.margin + column * step, y }));
    y += Math.max(...row) + NOTES.gap;
  }
  return {
    size: { w: 2 * NOTES.margin + columns * step - NOTES.gap, h: y - NOTES.gap + NOTES.margin },
    spots,
  };
}

function base(records: ReadonlyMap<string, TLRecord>, id: TLShapeId, place: FreePlace) {
  const last = childrenOf(records, place.parentId)
    .map(({ index }) => index)
    .sort()
    .at(-1);
  return {
    id,
    typeName: "shape" as const,
    ...place,
    index: getIndexAbove(last ?? null),
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
  };
}

function note(
  place: Omit<TLNoteShape, "type" | "props">,
  text: string,
  color: TLNoteShape["props"]["color"],
): TLNoteShape {
  return {
    ...place,
    type: "note",
    props: {
      color,
      labelColor: "black",
      size: "s",
      font: "sans",
      fontSizeAdjustment: 0,
      align: "start",
      verticalAlign: "start",
      growY: noteHeight(text) - NOTE_SIZE,
      url: "",
      richText: toRichText(text),
      scale: 1,
    },
  };
}
