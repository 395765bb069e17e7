"use client";

import { ImageOff, LoaderCircle, RotateCw, Trash2 } from "lucide-react";
import type { PointerEvent, ReactNode } from "react";
import {
  HTMLContainer,
  useEditor,
  useValue,
  type Editor,
  type TLImageAsset,
  type TLImageShape,
} from "tldraw";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { uploadMarkOf } from "./picture-mark";
import { pictureView } from "./picture-view";
import { usePictures } from "./pictures-context";
import { removePicture } from "./remove-picture";

/** Screen pixels that the words need; on a smaller picture they shrink with it. */
const NEEDED_PX = { w: 290, h: 150 };

/** Over a picture shape: progress, or why there is no picture and what to do. Nothing when all is well. */
export function PictureState({ shape }: { shape: TLImageShape }) {
  const editor = useEditor();
  const pictures = usePictures();
  const { assetId } = shape.props;
  const view = useValue(
    "picture view",
    () => {
      const asset = assetId ? editor.getAsset<TLImageAsset>(assetId) : undefined;
      return pictureView({
        source: asset?.props.src,
        mark: uploadMarkOf(asset),
        upload: assetId ? (pictures?.state(assetId) ?? null) : null,
        here: asset && !asset.props.src ? personsHere(editor) : NOBODY,
      });
    },
    [editor, pictures, assetId],
  );
  const readonly = useValue("readonly", () => editor.getIsReadonly(), [editor]);
  if (view.kind === "shown") return null;

  if (view.kind === "uploading" || view.kind === "uploading-elsewhere") {
    const own = view.kind === "uploading";
    return (
      <HTMLContainer data-testid="picture-uploading">
        <Fitted shape={shape} veil={own}>
          <span className="inline-flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1.5 text-sm font-[600] text-ink tabular-nums shadow-soft">
            <LoaderCircle size={16} aria-hidden className="text-muted motion-safe:animate-spin" />
            {own
              ? t("pictures.uploading", { percent: Math.round(view.share * 100) })
              : t("pictures.uploadingElsewhere")}
          </span>
        </Fitted>
      </HTMLContainer>
    );
  }
  return (
    <HTMLContainer data-testid={view.kind === "failed" ? "picture-failed" : "picture-missing"}>
      <Fitted shape={shape} veil>
        <div className="grid justify-items-center gap-2 rounded-md border border-line bg-surface px-3.5 py-3 text-center text-sm text-ink shadow-soft">
          <p className="inline-flex items-center gap-2 font-[620]">
            <ImageOff size={16} aria-hidden className="shrink-0 text-block" />
            {view.kind === "failed" ? t("pictures.failed") : t("pictures.missing")}
          </p>
          {readonly || !pictures ? null : (
            <div className="pointer-events-auto flex gap-2" onPointerDown={keepFromCanvas}>
              {view.kind === "failed" && view.retry && assetId ? (
                <Button onClick={() => pictures.retry(assetId)}>
                  <RotateCw size={15} aria-hidden />
                  {t("pictures.retry")}
                </Button>
              ) : null}
              <Button onClick={() => removePicture(editor, pictures, shape)}>
                <Trash2 size={15} aria-hidden />
                {t("pictures.remove")}
              </Button>
            </div>
          )}
        </div>
      </Fitted>
    </HTMLContainer>
  );
}

const NOBODY: ReadonlySet<string> = new Set();

/** Everybody with another tab on the board, this person's own other tabs included. */
function personsHere(editor: Editor): ReadonlySet<string> {
  const records = editor.store.query.records("instance_presence").get();
  return new Set(records.map((record) => record.userId));
}

/** A click on a button must not start a drag of the shape. */
function keepFromCanvas(event: PointerEvent): void {
  event.stopPropagation();
}

/** Content of one size on the screen at every zoom, but never larger than the shape. */
function Fitted({ shape, veil, children }: { shape: TLImageShape; veil: boolean; children: ReactNode }) {
  const editor = useEditor();
  const zoom = useValue("zoom", () => editor.getZoomLevel(), [editor]);
  const { w, h } = shape.props;
  const scale = Math.min(1 / zoom, w / NEEDED_PX.w, h / NEEDED_PX.h);
  return (
    <div
      className="grid size-full place-items-center overflow-hidden"
      style={veil ? { background: "color-mix(in srgb, var(--unknown-soft) 70%, transparent)" } : undefined}
    >
      <div className="w-max" style={{ transform: `scale(${scale})` }}>
        {children}
      </div>
    </div>
  );
}
