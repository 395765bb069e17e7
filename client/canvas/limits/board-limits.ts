import { t } from "@/client/ui/messages/t";
import { LIMITS } from "@/contract/limits";

/** Up to here every device that people bring keeps up (measured; docs/decisions on the canvas). */
const COMFORTABLE_SHAPES = 2000;
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
export function limitNotices(size: BoardSize, pageId: string): LimitNotice[] {
  return [pageNotice(size.shapesOnPage, pageId), boardNotice(size)].filter((notice) => notice !== null);
}

function pageNotice(shapes: number, pageId: string): LimitNotice | null {
  const most = LIMITS.maxShapesPerPage;
  if (shapes >= most) {
    return { id: `page-full ${pageId}`, tone: "warning", text: t("limits.pageFull", { n: shapes }) };
  }
  if (shapes >= most * NEAR) {
    const text = t("limits.pageNearlyFull", { n: shapes, left: most - shapes });
    return { id: `page-near ${pageId}`, tone: "warning", text };
  }
  if (shapes >= COMFORTABLE_SHAPES) {
    const text = t("limits.comfortable", { n: shapes, limit: COMFORTABLE_SHAPES });
    return { id: `page-comfortable ${pageId}`, tone: "info", text };
  }
  return null;
}

function boardNotice({ records, documentBytes }: BoardSize): LimitNotice | null {
  const ofRecords = records / LIMITS.recordsPerBoard;
  const ofBytes = documentBytes / LIMITS.documentBytes;
  const share = Math.max(ofRecords, ofBytes);
  if (share < WARN_BOARD) return null;
  const percent = Math.min(100, Math.floor(share * 100));
  return {
    id: share < (WARN_BOARD + 1) / 2 ? "board-large" : "board-nearly-full",
    tone: "warning",
    text: t(ofRecords >= ofBytes ? "limits.recordsNearlyFull" : "limits.bytesNearlyFull", { percent }),
  };
}
