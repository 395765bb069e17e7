"use client";

import { Lock, LockOpen, Megaphone, Spotlight, X } from "lucide-react";
import { useState } from "react";
import { useEditor, useValue } from "tldraw";
import { isRunning } from "@/board/document/session-state";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { isFixed, scaffolding, setScaffoldingFixed } from "./lock-scaffolding";
import { useSessionHere } from "./session-context";

const LINE = "h-9 w-full justify-start px-2.5 text-sm";

/** What only the facilitator does: bringing people together, locks, and the end. */
export function SessionLead() {
  const { state, personId, locked, act, inMyName } = useSessionHere();
  const editor = useEditor();
  const running = isRunning(state);
  const parts = useValue("scaffolding", () => scaffolding(editor), [editor]);
  const allLocked = parts.length > 0 && parts.every(isFixed);
  const { spotlight } = state;
  const onMe = spotlight !== null && spotlight.personId === personId;
  const bring = () =>
    inMyName((name) => {
      const { x, y, w, h } = editor.getViewportPageBounds();
      void act({
        type: "attention.bring",
        name,
        pageId: editor.getCurrentPageId(),
        box: { x, y, w, h },
      });
    });
  return (
    <div className="grid gap-1.5">
      {running ? (
        <>
          <Button className={LINE} onClick={bring}>
            <Megaphone size={16} aria-hidden />
            {t("session.bring")}
          </Button>
          {/* Also somebody else's: they may have left without releasing it. */}
          {spotlight !== null ? (
            <Button
              className={LINE}
              onClick={() => void act({ type: "attention.release", spotlightId: spotlight.id })}
            >
              <X size={16} aria-hidden />
              {t("session.release")}
            </Button>
          ) : null}
          {onMe ? null : (
            <Button
              className={LINE}
              onClick={() => inMyName((name) => void act({ type: "attention.spotlight", name }))}
            >
              <Spotlight size={16} aria-hidden />
              {t("session.spotlight")}
            </Button>
          )}
        </>
      ) : null}
      <Button className={LINE} onClick={() => void act({ type: "board.lock", locked: !locked })}>
        {locked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
        {t(locked ? "session.unlock" : "session.lock")}
      </Button>
      {parts.length > 0 ? (
        <Button className={LINE} onClick={() => setScaffoldingFixed(editor, !allLocked)}>
          {allLocked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
          {t(allLocked ? "session.unlockFrames" : "session.lockFrames")}
        </Button>
      ) : null}
      {running && state.run ? <EndSession runId={state.run.id} /> : null}
    </div>
  );
}

function EndSession({ runId }: { runId: string }) {
  const { act } = useSessionHere();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button className={LINE} onClick={() => setAsking(true)}>
        {t("session.end")}
      </Button>
    );
  }
  return (
    <div role="alert" className="mt-1 grid gap-2 rounded-md border border-line bg-paper p-2.5">
      <p className="text-sm">{t("session.endSure")}</p>
      <div className="flex gap-1.5">
        <Button
          look="danger"
          className="h-8 px-2.5 text-sm"
          onClick={() => {
            setAsking(false);
            void act({ type: "session.end", runId });
          }}
        >
          {t("session.end")}
        </Button>
        <Button autoFocus className="h-8 px-2.5 text-sm" onClick={() => setAsking(false)}>
          {t("session.cancel")}
        </Button>
      </div>
    </div>
  );
}
