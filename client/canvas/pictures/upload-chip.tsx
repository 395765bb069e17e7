"use client";

import { ImageUp } from "lucide-react";
import { useValue } from "tldraw";
import { t } from "@/client/ui/messages/t";
import type { PictureUploads } from "./picture-uploads";

/** In the header while pictures are on their way. */
export function UploadChip({ uploads }: { uploads: PictureUploads }) {
  const { uploading, share } = useValue("uploads", () => uploads.summary(), [uploads]);
  if (uploading === 0) return null;
  const percent = Math.round(share * 100);
  const label = t("pictures.chip", { n: uploading, percent });
  return (
    <span
      data-testid="upload-progress"
      title={label}
      className="inline-flex shrink-0 items-center gap-1.5 px-1.5 text-sm font-[600] text-muted tabular-nums"
    >
      <ImageUp size={16} aria-hidden />
      <span aria-hidden>{percent} %</span>
      <progress className="sr-only" value={share} aria-label={label} />
    </span>
  );
}
