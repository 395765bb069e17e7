"use client";

import { Hand, Mic, Reply } from "lucide-react";
import type { QueueEntry, SessionState, Speech } from "@/board/document/session-state";
import type { QueueKind } from "@/contract/session-commands";
import { clockText } from "@/client/session/clock-text";
import type { SessionDesk } from "@/client/session/session-desk";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/light-t";
import { PhoneCard } from "./phone-card";
import type { Acting } from "./use-acting";

/** How many of those who wait are named. */
const SHOWN = 5;

/** Who has the word, who waits, and one's own hand. */
export function PhoneSpeakers({
  state,
  now,
  personId,
  acting,
  send,
}: {
  state: SessionState;
  now: number;
  personId: string | null;
  acting: Acting;
  send: SessionDesk["send"];
}) {
  const { speaker, queue } = state;
  const mine = queue.findIndex((entry) => personId !== null && entry.personId === personId);
  const own = queue[mine];
  const speaking = speaker !== null && personId !== null && speaker.personId === personId;
  const raise = (kind: QueueKind) =>
    acting.act((name) => send({ type: "queue.raise", name, kind, place: "phone" }));
  const other: QueueKind = own?.kind === "new-topic" ? "direct-reply" : "new-topic";

  return (
    <PhoneCard title={t("phone.speaking")} urgent={speaking}>
      {speaker ? (
        <NowSpeaking speaker={speaker} now={now} mine={speaking} />
      ) : (
        <p className="text-muted">{t("phone.nobodySpeaks")}</p>
      )}
      {queue.length > 0 ? (
        <>
          <h3 className="mt-3 text-sm font-[620] text-muted">{t("phone.nextSpeakers")}</h3>
          <ol data-testid="queue" className="mt-0.5 divide-y divide-line">
            {queue.slice(0, SHOWN).map((entry) => (
              <Waiting key={entry.id} entry={entry} mine={entry === own} />
            ))}
          </ol>
          {queue.length > SHOWN ? (
            <p className="mt-1 text-sm text-muted">{t("phone.moreSpeakers", { n: queue.length - SHOWN })}</p>
          ) : null}
        </>
      ) : null}
      {own ? (
        <div className="mt-3.5 border-t border-line pt-3">
          <p role="status" className="text-lg font-[650]" data-testid="my-place">
            {t("phone.myPlace", { n: mine + 1 })}
          </p>
          <div className="mt-2.5 grid grid-cols-2 gap-2">
            <Button
              className="h-auto! min-h-11 min-w-0 shrink px-2! py-1.5 whitespace-normal!"
              onClick={() => raise(other)}
            >
              <span className="leading-tight">
                {t("phone.changeKind", { kind: t(`phone.kind.${other}`) })}
              </span>
            </Button>
            <Button
              className="h-auto! min-h-11 min-w-0 shrink px-2! py-1.5 whitespace-normal!"
              onClick={() => acting.act(() => send({ type: "queue.lower" }))}
            >
              <span className="leading-tight">{t("phone.lower")}</span>
            </Button>
          </div>
        </div>
      ) : (
        <div className="mt-3.5">
          <h3 className="mb-2 text-sm font-[620] text-muted">{t("phone.raise")}</h3>
          <div className="grid grid-cols-2 gap-2">
            <Button look="primary" className="h-12 min-w-0 shrink px-2" onClick={() => raise("new-topic")}>
              <Hand size={18} aria-hidden className="shrink-0" />
              <span className="truncate">{t("phone.newTopic")}</span>
            </Button>
            <Button className="h-12 min-w-0 shrink px-2" onClick={() => raise("direct-reply")}>
              <Reply size={18} aria-hidden className="shrink-0" />
              <span className="truncate">{t("phone.directReply")}</span>
            </Button>
          </div>
          <p className="mt-2 text-sm text-muted">{t("phone.directReplyHint")}</p>
        </div>
      )}
    </PhoneCard>
  );
}

function NowSpeaking({ speaker, now, mine }: { speaker: Speech; now: number; mine: boolean }) {
  return (
    <div className="flex items-center gap-2.5">
      <Mic size={20} aria-hidden className="shrink-0 text-accent" />
      <p data-testid="speaker" className="min-w-0 flex-1 truncate text-lg font-[660] text-accent">
        {mine ? t("phone.youSpeak") : speaker.name}
      </p>
      <p className="shrink-0 text-sm text-muted tabular-nums">
        {t(`phone.place.${speaker.place}`)} · {clockText(Math.max(0, now - speaker.startedAt))}
      </p>
    </div>
  );
}

function Waiting({ entry, mine }: { entry: QueueEntry; mine: boolean }) {
  return (
    <li className="flex items-baseline gap-2 py-1.5">
      <span className="min-w-0 flex-1 truncate font-[600]">
        {entry.name}
        {mine ? <span className="font-normal text-muted"> ({t("phone.you")})</span> : null}
      </span>
      <span className="shrink-0 text-sm text-muted">
        {t(`phone.kind.${entry.kind}`)} · {t(`phone.place.${entry.place}`)}
      </span>
    </li>
  );
}
