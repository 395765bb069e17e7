"use client";

import type { QueueEntry, SessionState } from "@/board/document/session-state";
import { clockText } from "@/client/session/clock-text";
import { t } from "@/client/ui/messages/t";

/** How many of those who wait are named. */
const SHOWN = 4;

/** Who has the word, and who is next: the room, remote people and phones in one line. */
export function RoomSpeakers({ state, now }: { state: SessionState; now: number }) {
  const { speaker, queue } = state;
  return (
    <>
      <section className="room-section">
        <h2>{t("room.speaking")}</h2>
        {speaker ? (
          <p className="room-person room-person-now" data-testid="speaker">
            <span>{speaker.name}</span>
            <small>
              {t(`room.place.${speaker.place}`)} · {clockText(Math.max(0, now - speaker.startedAt))}
            </small>
          </p>
        ) : (
          <p className="room-person room-muted">
            <span>{t("room.nobodySpeaks")}</span>
          </p>
        )}
      </section>
      {queue.length > 0 ? (
        <section className="room-section room-section-flexible">
          <h2>{t("room.queue")}</h2>
          <ol data-testid="queue">
            {queue.slice(0, SHOWN).map((entry) => (
              <Waiting key={entry.id} entry={entry} />
            ))}
          </ol>
          {queue.length > SHOWN ? (
            <p className="room-muted">{t("room.more", { n: queue.length - SHOWN })}</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

function Waiting({ entry }: { entry: QueueEntry }) {
  return (
    <li className="room-person">
      <span>{entry.name}</span>
      <small>
        {t(`room.kind.${entry.kind}`)} · {t(`room.place.${entry.place}`)}
      </small>
    </li>
  );
}
