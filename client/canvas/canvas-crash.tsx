"use client";

import { useEffect } from "react";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";

/** In place of the canvas when tldraw threw. tldraw's own screen offers to clear local data, which would lose edits. */
export function CanvasCrash({ error }: { error: unknown }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <div role="alert" className="dotted absolute inset-0 grid place-items-center bg-paper p-5">
      <section className="max-w-md rounded-md border border-line bg-surface p-6 shadow-soft">
        <h2 className="text-xl font-[660]">{t("canvas.crashTitle")}</h2>
        <p className="mt-2 text-muted">{t("canvas.crashText")}</p>
        <Button look="primary" className="mt-5" onClick={() => window.location.reload()}>
          {t("common.reload")}
        </Button>
      </section>
    </div>
  );
}
