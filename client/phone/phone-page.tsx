"use client";

import { CloudOff, PanelsTopLeft, TriangleAlert, UserRound, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { isRunning } from "@/board/document/session-state";
import type { BoardSummary } from "@/contract/api";
import { may } from "@/contract/roles";
import { HUM_PLACES } from "@/contract/session-commands";
import { usePlace } from "@/client/session/use-place";
import { useServerNow } from "@/client/session/use-server-now";
import { useNoteDraft } from "@/client/session/use-note-draft";
import { useSession } from "@/client/session/use-session";
import { Button, buttonClass } from "@/client/ui/button";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/light-t";
import { ProblemPage } from "@/client/ui/problem-page";
import { problemText } from "@/client/ui/problem-text";
import { Segmented } from "@/client/ui/segmented";
import { useHydrated } from "@/client/ui/use-hydrated";
import { NameQuestion } from "./name-question";
import { PhoneCard } from "./phone-card";
import { PhoneDecisions } from "./phone-decisions";
import { PhoneHeader } from "./phone-header";
import { PhoneHums } from "./phone-hums";
import { PhoneInbox } from "./phone-inbox";
import { PhoneLeftNote } from "./phone-left-note";
import { PhoneSpeakers } from "./phone-speakers";
import { PhoneWriting } from "./phone-writing";
import { SessionEnded } from "./session-ended";
import { useActing } from "./use-acting";
import { useDecisions } from "./use-decisions";

/** A session in the hand: what is talked about, who speaks, and everything one may say, without the canvas. */
export function PhonePage({ board }: { board: BoardSummary }) {
  // What it shows lives in this browser and on a socket; until it runs there is nothing to show.
  return useHydrated() ? <PhoneScreen board={board} /> : <div className="dotted h-dvh" aria-busy="true" />;
}

function PhoneScreen({ board }: { board: BoardSummary }) {
  // The code is on the room's screen: whoever scanned it most likely sits there.
  const [place, setPlace] = usePlace(may(board.role, "edit") ? "remote" : "room");
  const { snapshot, state, view, desk, send } = useSession({
    boardId: board.id,
    role: board.role,
    assumedPlace: place,
  });
  const acting = useActing();
  const [seen, setSeen] = useState(false);
  const now = useServerNow(desk, state.current !== null || state.speaker !== null || state.hums.length > 0);
  const { connection, online, offlineSince } = snapshot;
  const running = isRunning(state);
  const note = useNoteDraft(running ? state.writing : null);
  const title = snapshot.title || board.title;
  const personId = board.personId ?? null;
  const ended = state.run !== null && state.run.endedAt !== null;
  const decisions = useDecisions(board.id, `${state.run?.id ?? ""} ${state.decided}`, !ended);
  // Scribes are shown everybody's texts; on a phone only what they sent themselves is of interest.
  const inbox = useMemo(
    () => (view?.inbox ?? []).filter(({ name }) => !may(snapshot.role, "edit") || name === acting.name),
    [view, snapshot.role, acting.name],
  );

  const left = note.left ? (
    <PhoneLeftNote left={note.left} onDrop={note.dropLeft} acting={acting} send={running ? send : null} />
  ) : null;

  useEffect(() => {
    document.title = `${title} · ${t("product.name")}`;
  }, [title]);

  // A scribe took one of the texts that wait, perhaps ours.
  const ownWaits = inbox.length > 0;
  useEffect(() => {
    if (ownWaits && online) void desk.refresh();
  }, [desk, online, ownWaits, state.inboxWaiting]);

  useEffect(() => {
    if (running) setSeen(true);
  }, [running]);

  if (connection.phase === "refused") {
    if (connection.code === "link_revoked" && ended)
      return <SessionEnded boardId={board.id} mayRead={false} left={left} />;
    return (
      <ProblemPage code={connection.code}>
        {problemText(connection.code).retry ? (
          <Button look="primary" onClick={() => window.location.reload()}>
            {connection.code === "client_outdated" ? t("common.reload") : t("common.tryAgain")}
          </Button>
        ) : null}
        <a href="/" className={buttonClass()}>
          {t("common.home")}
        </a>
      </ProblemPage>
    );
  }
  // Whoever was here until the end reads so; whoever comes later finds what it left.
  if (ended && (seen || !may(snapshot.role, "edit")))
    return <SessionEnded boardId={board.id} mayRead left={left} />;

  return (
    <div data-testid="phone" className="dotted min-h-dvh">
      <PhoneHeader state={state} snapshot={{ ...snapshot, title }} now={now} running={running} />
      {offlineSince !== null ? (
        <p
          role="alert"
          className="flex items-start gap-2.5 border-b border-line bg-block-soft px-4 py-2.5 text-sm"
        >
          <CloudOff size={16} aria-hidden className="mt-0.5 shrink-0 text-block" />
          {t("phone.offlineText", { time: formatTime(new Date(offlineSince)) })}
        </p>
      ) : null}
      {acting.problem ? (
        <div
          role="alert"
          className="flex items-center gap-2.5 border-b border-line bg-block-soft py-1 pr-2 pl-4 text-sm"
        >
          <TriangleAlert size={16} aria-hidden className="shrink-0 text-block" />
          <p className="min-w-0 flex-1">{t("phone.failed", { why: acting.problem })}</p>
          <Button
            look="quiet"
            icon
            className="size-11"
            aria-label={t("common.dismiss")}
            onClick={acting.dismiss}
          >
            <X size={16} aria-hidden />
          </Button>
        </div>
      ) : null}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto max-w-[60rem] px-3 pt-3 pb-[calc(env(safe-area-inset-bottom)+1.5rem)] outline-none sm:columns-2 sm:gap-3"
      >
        {left}
        {running ? (
          <>
            <PhoneHums
              state={state}
              now={now}
              ballots={view?.ballots ?? {}}
              place={place}
              acting={acting}
              send={send}
            />
            <PhoneSpeakers state={state} now={now} personId={personId} acting={acting} send={send} />
            {state.writing ? (
              <PhoneWriting
                key={state.writing.id}
                writing={state.writing}
                notes={view?.notes ?? []}
                note={note}
                acting={acting}
                send={send}
              />
            ) : null}
            <PhoneInbox inbox={inbox} state={state} acting={acting} send={send} />
          </>
        ) : connection.phase === "ready" ? (
          <PhoneCard title={t("phone.noSession")}>
            <p className="text-muted">{t("phone.noSessionText")}</p>
          </PhoneCard>
        ) : null}
        <PhoneDecisions known={decisions} />
        <PhoneCard title={t("phone.settings")}>
          <Segmented
            legend={t("phone.where")}
            value={place}
            options={HUM_PLACES.map((value) => ({ value, label: t(`phone.where.${value}`) }))}
            onChange={setPlace}
            hint={t("phone.whereHint")}
          />
          <div className="mt-3 flex flex-wrap items-center gap-2">
            <Button className="h-11" onClick={acting.ask}>
              <UserRound size={16} aria-hidden />
              {acting.name ? t("phone.changeName") : t("phone.askName")}
            </Button>
            {acting.name ? (
              <span className="min-w-0 truncate text-sm text-muted">
                {t("phone.as", { name: acting.name })}
              </span>
            ) : null}
          </div>
          {may(snapshot.role, "edit") ? (
            <a href={`/board/${encodeURIComponent(board.id)}`} className={`${buttonClass()} mt-2 h-11`}>
              <PanelsTopLeft size={16} aria-hidden />
              {t("phone.board")}
            </a>
          ) : null}
        </PhoneCard>
      </main>
      <NameQuestion acting={acting} />
    </div>
  );
}
