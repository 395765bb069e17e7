"use client";

import type { Hum, HumResult, SessionState } from "@/board/document/session-state";
import { HUM_CHOICES, type HumChoice, type HumPlace } from "@/contract/session-commands";
import { HUM_LOOKS } from "@/client/session/hum-looks";
import type { SessionDesk } from "@/client/session/session-desk";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/light-t";
import { PhoneCard } from "./phone-card";
import type { Acting } from "./use-acting";

/** A result stays as long as what it was about; at least this long, ms. */
const RESULT_FOR_MS = 10 * 60_000;

/** Hum checks that are open, and the last result. */
export function PhoneHums({
  state,
  now,
  ballots,
  place,
  acting,
  send,
}: {
  state: SessionState;
  now: number;
  /** The person's own choices, by id. */
  ballots: Readonly<Record<string, HumChoice>>;
  place: HumPlace;
  acting: Acting;
  send: SessionDesk["send"];
}) {
  const open = state.hums.filter(({ closedAt }) => closedAt === null);
  // Those of an earlier session are shown on their items only.
  const since = state.run?.startedAt ?? 0;
  const last = state.hums.findLast(({ closedAt, openedAt }) => closedAt !== null && openedAt >= since);
  const topicId = state.current?.topicId ?? null;
  const fresh = last?.closedAt != null && (last.topicId === topicId || now - last.closedAt < RESULT_FOR_MS);
  return (
    <>
      {open.map((hum) => (
        <OpenHum
          key={hum.id}
          hum={hum}
          chosen={ballots[hum.id] ?? null}
          onChoose={(choice) =>
            // Anonymous: no name is asked for, and none is sent.
            hum.anonymous
              ? acting.actUnnamed(() => send({ type: "hum.vote", humId: hum.id, choice, place }))
              : acting.act((name) => send({ type: "hum.vote", humId: hum.id, choice, place, name }))
          }
        />
      ))}
      {last?.result && fresh ? <ClosedHum hum={last} result={last.result} /> : null}
    </>
  );
}

function OpenHum({
  hum,
  chosen,
  onChoose,
}: {
  hum: Hum;
  chosen: HumChoice | null;
  onChoose(choice: HumChoice): void;
}) {
  const voices = hum.voices.room + hum.voices.remote;
  return (
    <PhoneCard title={t("phone.hum")} aside={t("phone.humVoices", { n: voices })} urgent={chosen === null}>
      <p className="text-lg font-[650]">{hum.question}</p>
      <div role="group" aria-label={hum.question} className="mt-3 grid grid-cols-2 gap-2">
        {HUM_CHOICES.map((choice) => {
          const { icon: Icon, ink, fill } = HUM_LOOKS[choice];
          const on = choice === chosen;
          return (
            <button
              key={choice}
              type="button"
              aria-pressed={on}
              onClick={() => onChoose(choice)}
              className={classNames(
                "flex min-h-14 items-center gap-2.5 rounded-sm border px-3 py-2 text-left leading-tight font-[620]",
                on ? `border-current ${fill} ${ink}` : "border-line-strong bg-surface hover:bg-unknown-soft",
              )}
            >
              <Icon size={20} strokeWidth={2.6} aria-hidden className={classNames("shrink-0", ink)} />
              <span className={on ? "text-ink" : ""}>{t(`phone.choice.${choice}`)}</span>
            </button>
          );
        })}
      </div>
      <p className="mt-2.5 text-sm text-muted">
        {hum.anonymous ? t("phone.humAnonymous") : t("phone.humNamed")}
        {chosen ? ` ${t("phone.humChange")}` : null}
      </p>
    </PhoneCard>
  );
}

function ClosedHum({ hum, result }: { hum: Hum; result: HumResult }) {
  const total = (choice: HumChoice) => result.room[choice] + result.remote[choice];
  const most = Math.max(1, ...HUM_CHOICES.map(total));
  const nobody = HUM_CHOICES.every((choice) => total(choice) === 0);
  return (
    <PhoneCard title={`${t("phone.hum")} · ${t("phone.humResult")}`}>
      <p className="font-[620]">{hum.question}</p>
      {nobody ? <p className="mt-2 text-muted">{t("phone.humNobody")}</p> : null}
      <ul data-testid="hum-result" className={classNames("mt-2.5 grid gap-2.5", nobody && "hidden")}>
        {HUM_CHOICES.map((choice) => {
          const { icon: Icon, ink, bar } = HUM_LOOKS[choice];
          const n = total(choice);
          return (
            <li key={choice}>
              <div className="flex items-center gap-2">
                <Icon size={16} strokeWidth={2.6} aria-hidden className={classNames("shrink-0", ink)} />
                <span className="min-w-0 flex-1 truncate">{t(`phone.choice.${choice}`)}</span>
                <span className="text-sm text-muted tabular-nums">
                  {t("phone.humRoomRemote", { room: result.room[choice], remote: result.remote[choice] })}
                </span>
                <strong className="w-7 text-right font-[660] tabular-nums">{n}</strong>
              </div>
              <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-line">
                <div
                  className={classNames("h-full rounded-full", bar)}
                  style={{ width: `${(n / most) * 100}%` }}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </PhoneCard>
  );
}
