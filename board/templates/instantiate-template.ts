import { PageRecordType, type TLPageId, type TLRecord } from "@tldraw/tlschema";
import type { IndexKey } from "@tldraw/utils";
import { newBoardDocuments } from "@/board/document/new-board";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import type { TemplateId } from "@/contract/api";
import { layoutTemplate } from "./layout-template";
import { TEMPLATES } from "./templates";

const PAGE = "page:page" as TLPageId;

/** The tldraw records of a new board: one page and the template's shapes on it, parents first. */
export function templateRecords(templateId: TemplateId): TLRecord[] {
  const page = PageRecordType.create({ id: PAGE, name: "Page 1", index: "a1" as IndexKey });
  return [page, ...layoutTemplate(TEMPLATES[templateId], PAGE)];
}

/**
 * First state of both documents of a new board, as v1 updates. Called once per board, by the server; `at` is in
 * milliseconds since the epoch. Throws only when a template of ours is broken.
 */
export function instantiateTemplate(
  templateId: TemplateId,
  board: { title: string; at: number },
): { canvas: Uint8Array; session: Uint8Array } {
  const { origin } = TEMPLATES[templateId];
  return newBoardDocuments({
    ...board,
    schema: createPaperboardSchema(),
    template: templateId,
    ...(origin === undefined ? {} : { origin }),
    records: templateRecords(templateId),
  });
}
