import { t } from "@/client/ui/messages/t";
import type { BoardLimits } from "@/contract/limits";

/** Up to this share of a full page every device that people bring keeps up (2,000 of 4,000, measured). */
const COMFORTABLE = 0.5;
/** Shares of a limit at which it is worth saying so, and after which saying it again. */
const NEAR = 0.9;
const WARN_BOARD = 0.8;

export interface BoardSize {
  shapesOnPage: number;
  /** Records of the whole board: pages, shapes, bindings, assets. */
  records: number;
  /** Bytes of the canvas document; 0 before it was measured. */
  documentBytes: number;
}

export interface LimitNotice {
  /** The same for as long as the same thing is to be said: a dismissed one stays away. */
  id: string;
  tone: "info" | "warning";
  text: string;
}

/** What to say about a board's size, before it hurts; at most one sentence about the page and one about the board. */
export function limitNotices(size: BoardSize, limits: BoardLimits, pageId: string): LimitNotice[] {
  const page = pageNotice(size.shapesOnPage, limits.maxShapesPerPage, pageId);
  return [page, boardNotice(size, limits)].filter((notice) => notice !== null);
}

function pageNotice(shapes: number, most: number, pageId: string): LimitNotice | null {
  if (shapes >= most) {
    return { id: `page-full ${pageId}`, tone: "warning", text: t("limits.pageFull", { n: shapes }) };
  }
  if (shapes >= most * NEAR) {
    const text = t("limits.pageNearlyFull", { n: shapes, left: most - shapes });
    return { id: `page-near ${pageId}`, tone: "warning", text };
  }
  if (shapes >= most * COMFORTABLE) {
    const text = t("limits.comfortable", { n: shapes, limit: most * COMFORTABLE });
    return { id: `page-comfortable ${pageId}`, tone: "info", text };
  }
  return null;
}

function boardNotice({ records, documentBytes }: BoardSize, limits: BoardLimits): LimitNotice | null {
  const ofRecords = records / limits.recordsPerBoard;
  const ofBytes = documentBytes / limits.documentBytes;
  const share = Math.max(ofRecords, ofBytes);
  if (share < WARN_BOARD) return null;
  const percent = Math.min(100, Math.floor(share * 100));
  return {
    id: share < (WARN_BOARD + 1) / 2 ? "board-large" : "board-nearly-full",
    tone: "warning",
    text: t(ofRecords >= ofBytes ? "limits.recordsNearlyFull" : "limits.bytesNearlyFull", { percent }),
  };
}
