"use client";

import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import type { LateModule } from "./late-module";

/** Who waits no longer than this needs no word for it, in milliseconds. */
const UNNOTICED_MS = 400;

export interface LatePartProps<Module> {
  module: LateModule<Module>;
  /** Somebody has asked for this part. */
  wanted: boolean;
  /** They would rather not wait, or it cannot be had. */
  onClose(): void;
  /** Id of the element that takes the focus after that. */
  returnTo?: string;
  /** Once the code is here, wanted or not: dialogs close by themselves. */
  children(module: Module): ReactNode;
}

/** A part of the page whose code is fetched when it is first wanted, with a word for who waits, and for when it fails. */
export function LatePart<Module>({ module, wanted, onClose, returnTo, children }: LatePartProps<Module>) {
  const state = useSyncExternalStore(module.subscribe, module.get, module.get);
  // Also after a failure: whoever asks again wants it to be tried again.
  useEffect(() => {
    if (wanted) module.request();
  }, [module, wanted]);
  if (state.kind === "ready") return children(state.module);
  if (!wanted) return null;
  return (
    <>
      {state.kind === "failed" ? null : <Waiting />}
      <Dialog
        open={state.kind === "failed"}
        onClose={onClose}
        title={t("late.title")}
        description={t("late.text")}
        {...(returnTo === undefined ? {} : { returnTo })}
      >
        <div className="flex justify-end gap-2 pt-2">
          <Button onClick={onClose}>{t("common.close")}</Button>
          <Button look="primary" onClick={module.request}>
            {t("common.tryAgain")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function Waiting() {
  const [noticed, setNoticed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticed(true), UNNOTICED_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p
      role="status"
      className={
        noticed
          ? "fixed top-16 left-1/2 z-50 -translate-x-1/2 rounded-full border border-line bg-surface px-4 py-2 text-sm font-[560] shadow-pop"
          : "sr-only"
      }
    >
      {noticed ? t("late.waiting") : null}
    </p>
  );
}
