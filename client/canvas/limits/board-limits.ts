import { t } from "@/client/ui/messages/t";
import { LIMITS, type BoardLimits } from "@/contract/limits";

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
  /** Texts that anybody has written into; 0 before they were counted. */
  texts: number;
  /** Bytes of all pictures; 0 before an upload told. */
  pictureBytes: number;
}

export interface LimitNotice {
  /** The same for as long as the same thing is to be said: a dismissed one stays away. */
  id: string;
  tone: "info" | "warning";
  text: string;
}

/**
 * What to say about a board's size, before it hurts; at most one sentence about the page, one about the board and one about
 * its pictures.
 */
export function limitNotices(size: BoardSize, limits: BoardLimits, pageId: string): LimitNotice[] {
  const page = pageNotice(size.shapesOnPage, limits.maxShapesPerPage, pageId);
  const notices = [page, boardNotice(size, limits), picturesNotice(size.pictureBytes)];
  return notices.filter((notice) => notice !== null);
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

function boardNotice({ records, texts, documentBytes }: BoardSize, limits: BoardLimits): LimitNotice | null {
  const shares = [
    { share: records / limits.recordsPerBoard, say: "limits.recordsNearlyFull" },
    { share: texts / LIMITS.textsPerBoard, say: "limits.textsNearlyFull" },
    { share: documentBytes / limits.documentBytes, say: "limits.bytesNearlyFull" },
  ] as const;
  const nearest = shares.reduce((most, next) => (next.share > most.share ? next : most));
  if (nearest.share < WARN_BOARD) return null;
  return {
    id: worse("board-large", "board-nearly-full", nearest.share),
    tone: "warning",
    text: t(nearest.say, { percent: percentOf(nearest.share) }),
  };
}

function picturesNotice(bytes: number): LimitNotice | null {
  const share = bytes / LIMITS.boardAssetBytes;
  if (share < WARN_BOARD) return null;
  const mb = LIMITS.boardAssetBytes / (1024 * 1024);
  return {
    id: worse("pictures-large", "pictures-nearly-full", share),
    tone: "warning",
    text: t("limits.picturesNearlyFull", { percent: percentOf(share), mb }),
  };
}

const worse = (near: string, nearer: string, share: number) => (share < (WARN_BOARD + 1) / 2 ? near : nearer);
const percentOf = (share: number) => Math.min(100, Math.floor(share * 100));
