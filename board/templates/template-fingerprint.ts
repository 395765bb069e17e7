import type { TemplateId } from "@/contract/api";
import { templateRecords } from "./instantiate-template";

/**
 * A text that stays the same as long as the template makes the same board; for its picture, which is made by a script.
 * Indices are left out: tldraw draws them by chance, and only their order counts, which is that of the records.
 */
export function templateFingerprint(templateId: TemplateId): string {
  const withoutIndices = (key: string, value: unknown) => (key === "index" ? undefined : value);
  return JSON.stringify(templateRecords(templateId), withoutIndices);
}
