"use client";

import { ChevronDown, X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { EditorContext, type Editor } from "tldraw";
import { isRunning } from "@/board/document/session-state";
import { may } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { SessionAgenda } from "./session-agenda";
import { LeftNote } from "./left-note";
import { useSessionHere } from "./session-context";
import { SessionHums } from "./session-hums";
import { SessionInbox } from "./session-inbox";
import { SessionLead } from "./session-lead";
import { SessionNow } from "./session-now";
import { SessionQueue } from "./session-queue";
import { SessionRunning } from "./session-running";
import { SessionWriting } from "./session-writing";

/** The session beside the canvas, a sheet below it on a phone: for facilitators to run it, for all to take part. */
export function SessionPanel({
  editor,
  onClose,
  onCapture,
}: {
  editor: Editor;
  onClose(): void;
  /** Opens the capture dialog; null for those who may not edit. */
  onCapture: (() => void) | null;
}) {
  const { state, role } = useSessionHere();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const running = isRunning(state);
  const leads = may(role, "run-session");
  const speaks = may(role, "speak");

  // Whoever opened it wants to read here.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <EditorContext.Provider value={editor}>
      <aside
        aria-labelledby={titleId}
        data-testid="session-panel"
        className="flex min-h-0 w-full shrink-0 flex-col border-line bg-surface max-md:h-[56dvh] max-md:border-t md:w-[372px] md:border-l"
      >
        <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line pr-2 pl-4">
          <h2
            ref={heading}
            id={titleId}
            tabIndex={-1}
            className="text-base font-[650] tracking-normal outline-none"
          >
            {t("session.title")}
          </h2>
          {onCapture ? (
            <Button className="ml-auto h-8 px-2.5 text-sm" onClick={onCapture}>
              {t("session.capture")}
            </Button>
          ) : null}
          <Button
            look="quiet"
            icon
            className={onCapture ? undefined : "ml-auto"}
            aria-label={t("session.close")}
            onClick={onClose}
          >
            <X size={17} aria-hidden />
          </Button>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-3 pb-8">
          <SessionRunning />
          {running ? <SessionNow /> : null}
          <LeftNote />
          <Section title={t("session.agenda")} open={!running || leads}>
            <SessionAgenda />
          </Section>
          {running ? (
            <>
              <Section title={t("session.queue")} count={state.queue.length} open>
                <SessionQueue />
              </Section>
              <Section title={t("session.hums")} open>
                <SessionHums />
              </Section>
              {speaks ? (
                <Section title={t("session.writing")} open={state.writing?.revealedAt === null}>
                  <SessionWriting />
                </Section>
              ) : null}
            </>
          ) : null}
          {speaks && (running || state.inboxWaiting > 0) ? (
            <Section title={t("session.inbox")} count={may(role, "edit") ? state.inboxWaiting : 0} open>
              <SessionInbox />
            </Section>
          ) : null}
          {leads ? (
            <Section title={t("session.attention")} open={running}>
              <SessionLead />
            </Section>
          ) : null}
        </div>
      </aside>
    </EditorContext.Provider>
  );
}

/** A part of the panel, folded or not as the person likes it. */
function Section({
  title,
  count = 0,
  open = false,
  children,
}: {
  title: string;
  count?: number;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group border-t border-line py-1">
      <summary className="hit flex cursor-pointer list-none items-center gap-2 rounded-sm py-1.5 text-sm font-[650] [&::-webkit-details-marker]:hidden">
        <h3 className="tracking-normal">{title}</h3>
        {count > 0 ? <span className="font-[500] text-muted tabular-nums">{count}</span> : null}
        <ChevronDown
          size={15}
          aria-hidden
          className="ml-auto text-muted transition-transform group-open:rotate-180 motion-reduce:transition-none"
        />
      </summary>
      <div className="grid gap-2.5 pt-1 pb-3">{children}</div>
    </details>
  );
}
