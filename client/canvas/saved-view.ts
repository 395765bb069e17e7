import type { ConnectionSnapshot } from "@/client/sync/board-connection";
import { t } from "@/client/ui/messages/t";
import { may } from "@/contract/roles";

export type SavedMark = "ok" | "busy" | "offline" | "failing";

export interface SavedView {
  mark: SavedMark;
  /** A word or two for the header. */
  label: string;
  /** The same where space is short. */
  short: string;
  /** What it means and what to do. */
  text: string;
}

/** What the header says about connection and storage. Editors hear about their edits, readers about what they see. */
export function savedView(snapshot: SavedSource): SavedView {
  const view = viewOf(snapshot);
  return { ...view, short: view.short ?? view.label };
}

type SavedSource = Pick<ConnectionSnapshot, "saved" | "role" | "online" | "connection">;

function viewOf(snapshot: SavedSource): Omit<SavedView, "short"> & { short?: string } {
  if (!may(snapshot.role, "edit")) {
    if (snapshot.online) return { mark: "ok", label: t("saved.live"), text: t("saved.liveText") };
    if (snapshot.connection.phase === "loading") {
      return { mark: "busy", label: t("saved.connecting"), text: t("board.loading") };
    }
    return { mark: "offline", label: t("saved.offline"), text: t("saved.offlineReaderText") };
  }
  const { saved } = snapshot;
  switch (saved.kind) {
    case "saved":
      return { mark: "ok", label: t("saved.saved"), text: t("saved.savedText") };
    case "saving":
      return {
        mark: "busy",
        label: t("saved.saving", { n: saved.unsaved }),
        text: t("saved.savingText", { n: saved.unsaved }),
      };
    case "storage-failing":
      return {
        mark: "failing",
        label: t("saved.failing", { n: saved.unsaved }),
        text: t("saved.failingText", { n: saved.unsaved }),
      };
    case "offline":
      return saved.unsaved === 0
        ? { mark: "offline", label: t("saved.offline"), text: t("saved.offlineText") }
        : {
            mark: "offline",
            label: t("saved.offlineUnsaved", { n: saved.unsaved }),
            short: t("saved.unsaved", { n: saved.unsaved }),
            text: t("saved.offlineUnsavedText", { n: saved.unsaved }),
          };
  }
}
