import type { ConnectionSnapshot } from "@/client/sync/board-connection";
import type { SavedWithPictures, UnsavedPictures } from "./pictures/unsaved-pictures";
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

const NO_PICTURES: UnsavedPictures = { uploading: 0, failed: 0 };

/** What the header says about connection and storage. Editors hear about their edits, readers about what they see. */
export function savedView(snapshot: SavedSource): SavedView {
  const view = viewOf(snapshot);
  const { uploading, failed } = may(snapshot.role, "edit") ? snapshot.pictures : NO_PICTURES;
  const text = [
    snapshot.saved.kind === "saved" && snapshot.withheld ? t("saved.boardText") : view.text,
    snapshot.withheld ? t("saved.withheldText", { n: snapshot.withheld.edits }) : "",
    uploading > 0 ? t("saved.picturesUploading", { n: uploading }) : "",
    failed > 0 ? t("saved.picturesFailed", { n: failed }) : "",
  ];
  return { ...view, text: text.filter((part) => part !== "").join(" "), short: view.short ?? view.label };
}

/** A snapshot of the connection with the pictures of this tab counted in. */
export type SavedSource = Pick<ConnectionSnapshot, "role" | "online" | "connection" | "withheld"> & {
  saved: SavedWithPictures;
  pictures: UnsavedPictures;
};

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
        text: editsText("saved.savingText", snapshot),
      };
    case "pictures-failed":
      return {
        mark: "failing",
        label: t("saved.failing", { n: saved.unsaved }),
        text: t("saved.onlyEditsText"),
      };
    case "storage-failing":
      return {
        mark: "failing",
        label: t("saved.failing", { n: saved.unsaved }),
        text: editsText("saved.failingText", snapshot),
      };
    case "offline":
      return saved.unsaved === 0
        ? { mark: "offline", label: t("saved.offline"), text: t("saved.offlineText") }
        : {
            mark: "offline",
            label: t("saved.offlineUnsaved", { n: saved.unsaved }),
            short: t("saved.unsaved", { n: saved.unsaved }),
            text: editsText("saved.offlineUnsavedText", snapshot) || t("saved.offlineText"),
          };
  }
}

/** The sentence about edits; pictures have sentences of their own. */
function editsText(
  key: "saved.savingText" | "saved.failingText" | "saved.offlineUnsavedText",
  { saved, pictures }: SavedSource,
): string {
  const n = saved.kind === "saved" ? 0 : saved.unsaved - pictures.uploading - pictures.failed;
  return n > 0 ? t(key, { n }) : "";
}
