import type { ConnectionNotice } from "@/client/sync/board-connection";
import { t } from "@/client/ui/messages/t";
import type { Notice } from "./notice-strip";

/** A notice of the connection with what can be done about it; null for what has a line of its own. */
export function noticeWithAction(notice: ConnectionNotice): Notice | null {
  if (notice.topic === "withheld") return null;
  if (notice.topic !== "outdated") return notice;
  return { ...notice, action: { label: t("common.reload"), run: () => window.location.reload() } };
}
