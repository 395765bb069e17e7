"use client";

import type { Hum, HumResult, SessionState, Writing } from "@/board/document/session-state";
import { HUM_CHOICES, type HumChoice } from "@/contract/session-commands";
import { HUM_LOOKS } from "@/client/session/hum-looks";
import { t } from "@/client/ui/messages/t";

/** How long a result stays, ms. */
export const RESULT_FOR_MS = 3 * 60_000;

/** The hum check that is open, else the result of the last one for a while; and private writing. */
export function RoomHum({ state, now }: { state: SessionState; now: number }) {
  const open = state.hums.findLast(({ closedAt }) => closedAt === null);
  const last = state.hums.findLast(({ closedAt }) => closedAt !== null);
  const writing = state.writing && state.writing.revealedAt === null ? state.writing : null;
  const fresh = last?.closedAt != null && now - last.closedAt < RESULT_FOR_MS ? last : null;
  return (
    <>
      {open ? <OpenHum hum={open} /> : fresh?.result ? <ClosedHum hum={fresh} result={fresh.result} /> : null}
      {writing ? <OpenWriting writing={writing} /> : null}
    </>
  );
}

function OpenHum({ hum }: { hum: Hum }) {
  const { room, remote } = hum.voices;
  return (
    <section className="room-panel" data-testid="hum">
      <h2>{t("room.hum")}</h2>
      <p className="room-question">{hum.question}</p>
      <p className="room-voices">{t("room.humVoices", { n: room + remote })}</p>
      <p className="room-label">{t("room.humPlaces", { room, remote })}</p>
      <p className="room-muted">{t("room.humHow")}</p>
    </section>
  );
}

function ClosedHum({ hum, result }: { hum: Hum; result: HumResult }) {
  const total = (choice: HumChoice) => result.room[choice] + result.remote[choice];
  const nobody = HUM_CHOICES.every((choice) => total(choice) === 0);
  return (
    <section className="room-panel room-panel-done" data-testid="hum-result">
      <h2>{t("room.humResult")}</h2>
      <p className="room-question">{hum.question}</p>
      {nobody ? (
        <p className="room-muted">{t("room.humNobody")}</p>
      ) : (
        <dl className="room-result">
          <dt className="sr-only">{t("room.humResult")}</dt>
          <dd className="room-split">{t("room.humSplit")}</dd>
          {HUM_CHOICES.map((choice) => (
            <Row key={choice} choice={choice} result={result} total={total(choice)} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Row({ choice, result, total }: { choice: HumChoice; result: HumResult; total: number }) {
  const { icon: Icon, ink } = HUM_LOOKS[choice];
  return (
    <>
      <dt>
        <Icon aria-hidden strokeWidth={2.6} className={ink} />
        <span className="truncate">{t(`room.choice.${choice}`)}</span>
      </dt>
      <dd className="room-muted">
        {result.room[choice]} + {result.remote[choice]}
      </dd>
      <dd className="room-count">{total}</dd>
    </>
  );
}

function OpenWriting({ writing }: { writing: Writing }) {
  return (
    <section className="room-panel">
      <h2>{t("room.writing")}</h2>
      <p className="room-question">{writing.prompt}</p>
      <p className="room-voices">{t("room.writingNotes", { n: writing.notes })}</p>
    </section>
  );
}
