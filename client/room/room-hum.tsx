"use client";

import type { Hum, HumResult, SessionState, Writing } from "@/board/document/session-state";
import { HUM_CHOICES, type HumChoice } from "@/contract/session-commands";
import { HUM_LOOKS } from "@/client/session/hum-looks";
import { t } from "@/client/ui/messages/t";

/** How long a result stays, ms. */
export const RESULT_FOR_MS = 3 * 60_000;

/** The hum check that is open, else the last one while its result stays; null when there is neither. */
export function humShown({ hums }: Pick<SessionState, "hums">, now: number): Hum | null {
  const open = hums.findLast(({ closedAt }) => closedAt === null);
  const last = hums.findLast(({ closedAt }) => closedAt !== null);
  return open ?? (last?.closedAt != null && now - last.closedAt < RESULT_FOR_MS ? last : null);
}

/** The hum check of the moment, and private writing. */
export function RoomHum({
  state,
  now,
  question,
  small,
  hint,
}: {
  state: SessionState;
  now: number;
  /** Lines of a question, at most. */
  question: number;
  /** In smaller type. */
  small: boolean;
  /** Says how people take part. */
  hint: boolean;
}) {
  const hum = humShown(state, now);
  const writing = state.writing && state.writing.revealedAt === null ? state.writing : null;
  return (
    <>
      {hum?.result ? (
        <ClosedHum hum={hum} result={hum.result} lines={question} small={small} />
      ) : hum ? (
        <OpenHum hum={hum} lines={question} small={small} hint={hint} />
      ) : null}
      {writing ? <OpenWriting writing={writing} lines={question} small={small} /> : null}
    </>
  );
}

function Question({ lines, small, children }: { lines: number; small: boolean; children: string }) {
  return (
    <p
      className={small ? "room-question room-question-small" : "room-question"}
      style={{ WebkitLineClamp: lines }}
    >
      {children}
    </p>
  );
}

function OpenHum({ hum, lines, small, hint }: { hum: Hum; lines: number; small: boolean; hint: boolean }) {
  const { room, remote } = hum.voices;
  return (
    <section className="room-panel" data-testid="hum">
      <h2>{t("room.hum")}</h2>
      <Question lines={lines} small={small}>
        {hum.question}
      </Question>
      <p className="room-voices">{t("room.humVoices", { n: room + remote })}</p>
      <p className="room-label">{t("room.humPlaces", { room, remote })}</p>
      {hint ? <p className="room-muted">{t("room.humHow")}</p> : null}
    </section>
  );
}

function ClosedHum({
  hum,
  result,
  lines,
  small,
}: {
  hum: Hum;
  result: HumResult;
  lines: number;
  small: boolean;
}) {
  const total = (choice: HumChoice) => result.room[choice] + result.remote[choice];
  const nobody = HUM_CHOICES.every((choice) => total(choice) === 0);
  return (
    <section className="room-panel room-panel-done" data-testid="hum-result">
      <h2>{t("room.humResult")}</h2>
      <Question lines={lines} small={small}>
        {hum.question}
      </Question>
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

function OpenWriting({ writing, lines, small }: { writing: Writing; lines: number; small: boolean }) {
  return (
    <section className="room-panel">
      <h2>{t("room.writing")}</h2>
      <Question lines={lines} small={small}>
        {writing.prompt}
      </Question>
      <p className="room-voices">{t("room.writingNotes", { n: writing.notes })}</p>
    </section>
  );
}
