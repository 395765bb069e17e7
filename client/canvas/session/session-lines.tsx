"use client";

import { Hand, Vote, X } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useValue, type Editor } from "tldraw";
import type { Hum } from "@/board/document/session-state";
import { HUM_CHOICES, type HumChoice } from "@/contract/session-commands";
import { may } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { useServerNow } from "@/client/session/use-server-now";
import { useSessionHere } from "./session-context";

/** What everybody is asked at the moment, between header and canvas: it narrows the canvas and covers nothing. */
export function SessionLines({
  editor,
  panelOpen,
  onPanel,
}: {
  editor: Editor | null;
  panelOpen: boolean;
  onPanel(): void;
}) {
  const { state, role } = useSessionHere();
  const speaks = may(role, "speak");
  const open = state.hums.filter(({ closedAt }) => closedAt === null);
  const writing = state.writing && state.writing.revealedAt === null ? state.writing : null;
  return (
    <div className="shrink-0">
      {editor ? <BringLine editor={editor} /> : null}
      {editor ? <SpotlightLine editor={editor} /> : null}
      {speaks ? open.map((hum) => <HumLine key={hum.id} hum={hum} />) : null}
      {speaks && writing && !panelOpen ? (
        <Line>
          <p className="min-w-0 flex-1">
            <span className="font-[620]">{t("session.writing")}</span> {writing.prompt}
          </p>
          <Button className="h-8 px-2.5 text-sm" onClick={onPanel}>
            {t("session.writingGo")}
          </Button>
        </Line>
      ) : null}
    </div>
  );
}

function Line({ tone = "plain", children }: { tone?: "plain" | "accent"; children: ReactNode }) {
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-3.5 py-1.5 text-sm",
        tone === "accent" ? "bg-accent-soft" : "bg-surface",
      )}
    >
      {children}
    </div>
  );
}

const CHOICE_LOOKS: Record<HumChoice, string> = {
  object: "text-block",
  "can-live-with": "text-todo",
  support: "text-ok",
  abstain: "text-muted",
};

/** An open hum check: one press is a voice, another press changes it. */
function HumLine({ hum }: { hum: Hum }) {
  const { view, place, act, inMyName } = useSessionHere();
  const { id: humId, anonymous, question } = hum;
  const [pressed, setPressed] = useState<HumChoice | null>(null);
  const own = pressed ?? view?.ballots[humId] ?? null;
  const cast = (choice: HumChoice, name: string | null) => {
    setPressed(choice);
    void act({ type: "hum.vote", humId, choice, place, name }).then(() => setPressed(null));
  };
  return (
    <Line tone="accent">
      <Vote size={16} aria-hidden className="shrink-0 text-accent" />
      <p className="min-w-40 flex-1" id={`hum-${humId}`}>
        <span className="block font-[620] wrap-anywhere">{question}</span>
        <span className="text-xs text-muted">
          {t(anonymous ? "session.humAnonymous" : "session.humByName")}
        </span>
      </p>
      <div
        role="group"
        aria-labelledby={`hum-${humId}`}
        className="flex flex-wrap gap-1.5 max-sm:grid max-sm:w-full max-sm:grid-cols-2"
        data-testid="vote-bar"
      >
        {HUM_CHOICES.map((choice) => (
          <Button
            key={choice}
            aria-pressed={own === choice}
            className={classNames(
              "h-8 px-2.5 text-sm",
              own === choice && "border-accent bg-accent-soft ring-1 ring-accent",
            )}
            onClick={() => {
              if (anonymous) cast(choice, null);
              else inMyName((name) => cast(choice, name));
            }}
          >
            <span className={CHOICE_LOOKS[choice]}>{t(`session.choice.${choice}`)}</span>
          </Button>
        ))}
      </div>
      <p role="status" className="sr-only">
        {own ? t("session.yourVoice", { choice: t(`session.choice.${own}`) }) : ""}
      </p>
    </Line>
  );
}

/** Time to stay, and how long after it somebody who comes late is left alone. */
const BRING_MS = 5_000;
const LATE_MS = 10_000;

/**
 * Announces that everybody is brought somewhere, and goes there unless the person stays. Whoever follows the spotlight goes
 * on following it: that is where everybody looks.
 */
function BringLine({ editor }: { editor: Editor }) {
  const { state, personId, desk } = useSessionHere();
  const { bring, spotlight } = state;
  const leaderId = spotlight?.personId ?? null;
  const led = useValue(
    "follows the spotlight",
    () => leaderId !== null && editor.getInstanceState().followingUserId === leaderId,
    [editor, leaderId],
  );
  const [answered, setAnswered] = useState<string | null>(null);
  const waits = bring !== null && bring.personId !== personId && answered !== bring.id && !led;
  const now = useServerNow(desk, waits);
  const leftMs = bring ? bring.at + BRING_MS - now : 0;
  const due = waits && leftMs > -LATE_MS;
  const go = due && leftMs <= 0;

  useEffect(() => {
    if (!go || !bring) return;
    setAnswered(bring.id);
    const page = editor.getPages().find(({ id }) => id === bring.pageId);
    if (!page) return;
    editor.stopFollowingUser();
    if (page.id !== editor.getCurrentPageId()) editor.setCurrentPage(page.id);
    editor.zoomToBounds(bring.box, { inset: 0, force: true, immediate: true });
  }, [go, bring, editor]);

  if (!due || go || !bring) return null;
  return (
    <div role="alert" data-testid="bring">
      <Line tone="accent">
        <Hand size={16} aria-hidden className="shrink-0 text-accent" />
        <p className="min-w-0 flex-1">
          {t("session.bringing", { name: bring.name, n: Math.ceil(Math.min(leftMs, BRING_MS) / 1000) })}
        </p>
        <Button className="h-8 px-2.5 text-sm" onClick={() => setAnswered(bring.id)}>
          {t("session.stay")}
        </Button>
      </Line>
    </div>
  );
}

/** Follows the person in the spotlight until they are released or this person steps out. */
function SpotlightLine({ editor }: { editor: Editor }) {
  const { state, personId, role, act } = useSessionHere();
  const { spotlight } = state;
  const others = spotlight !== null && spotlight.personId !== personId;
  const leaderId = others ? spotlight.personId : null;
  const spotlightId = others ? spotlight.id : null;
  const [away, setAway] = useState<string | null>(null);
  const isAway = away === spotlightId;
  const started = useRef(false);
  const here = useValue(
    "the leader is here",
    () => leaderId !== null && editor.getCollaborators().some(({ userId }) => userId === leaderId),
    [editor, leaderId],
  );
  const follows = useValue("follows", () => editor.getInstanceState().followingUserId, [editor]);

  useEffect(() => {
    if (!here || leaderId === null || isAway) return;
    editor.startFollowingUser(leaderId);
    started.current = true;
    return () => {
      started.current = false;
      if (editor.getInstanceState().followingUserId === leaderId) editor.stopFollowingUser();
    };
  }, [editor, here, leaderId, isAway]);

  // Whoever moves the camera, or presses Escape, has stepped out.
  useEffect(() => {
    // As it is now: following has begun in this very commit, perhaps.
    const followed = editor.getInstanceState().followingUserId;
    if (started.current && here && !isAway && followed !== leaderId) setAway(spotlightId);
  }, [editor, follows, here, isAway, leaderId, spotlightId]);

  if (!spotlight) return null;
  if (!others) {
    return (
      <Line>
        <p className="min-w-0 flex-1">{t("session.spotlightOnMe")}</p>
        {may(role, "run-session") ? (
          <Button
            className="h-8 px-2.5 text-sm"
            onClick={() => void act({ type: "attention.release", spotlightId: spotlight.id })}
          >
            {t("session.release")}
          </Button>
        ) : null}
      </Line>
    );
  }
  const { name } = spotlight;
  return (
    <div data-testid="spotlight">
      <Line>
        <p className="min-w-0 flex-1" role="status">
          {!here
            ? t("session.spotlightSoon", { name })
            : t(isAway ? "session.spotlightAway" : "session.spotlightOn", { name })}
        </p>
        {here ? (
          <Button className="h-8 px-2.5 text-sm" onClick={() => setAway(isAway ? null : spotlightId)}>
            {isAway ? null : <X size={15} aria-hidden />}
            {t(isAway ? "session.stepIn" : "session.stepOut")}
          </Button>
        ) : null}
      </Line>
    </div>
  );
}
