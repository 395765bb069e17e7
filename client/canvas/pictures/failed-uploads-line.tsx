"use client";

import { ImageOff } from "lucide-react";
import { useValue, type Editor } from "tldraw";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import type { PictureUploads } from "./picture-uploads";
import { removePicture, shownPictures } from "./remove-picture";

/** Under the header while pictures of this tab could not be uploaded: why, and what to do about all of them. */
export function FailedUploadsLine({ editor, uploads }: { editor: Editor; uploads: PictureUploads }) {
  const failed = useValue(
    "failed uploads",
    () => {
      // A picture that was undone or deleted needs nothing.
      const shown = shownPictures(editor);
      return uploads.summary().failed.filter((assetId) => shown.has(assetId));
    },
    [editor, uploads],
  );
  const first = failed[0];
  if (first === undefined) return null;
  const states = failed.map((assetId) => uploads.state(assetId));
  const reason = states.find((state) => state?.kind === "failed");
  const canRetry = states.some((state) => state?.kind === "failed" && state.retry);
  return (
    <div
      role="alert"
      data-testid="failed-uploads"
      className="flex shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-line bg-todo-soft py-1 pr-1.5 pl-3.5 text-sm"
    >
      <ImageOff size={16} aria-hidden className="shrink-0 text-todo" />
      <p className="min-w-[min(100%,18rem)] flex-1">
        {t("pictures.failedLine", {
          n: failed.length,
          reason: reason?.kind === "failed" ? reason.text : "",
        })}
      </p>
      <div className="ml-auto flex gap-1.5">
        {canRetry ? (
          <Button onClick={() => failed.forEach((assetId) => uploads.retry(assetId))}>
            {t("pictures.retryAll", { n: failed.length })}
          </Button>
        ) : null}
        <Button
          look="quiet"
          onClick={() => {
            const shown = shownPictures(editor);
            for (const assetId of failed) {
              const shape = shown.get(assetId);
              if (shape) removePicture(editor, uploads, shape);
            }
          }}
        >
          {t("pictures.removeAll", { n: failed.length })}
        </Button>
      </div>
    </div>
  );
}
