"use client";

import type { QueueEntry, SessionState } from "@/board/document/session-state";
import { clockText } from "@/client/session/clock-text";
import { t } from "@/client/ui/messages/t";

/** Who has the word, and who is next: the room, remote people and phones in one line. `most`: how many who wait are named. */
export function RoomSpeakers({ state, now, most }: { state: SessionState; now: number; most: number }) {
  const { speaker, queue } = state;
  const named = queue.slice(0, most);
  const more = queue.length - named.length;
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
        <section className="room-section">
          <h2>{t("room.queue")}</h2>
          <ol data-testid="queue">
            {named.map((entry) => (
              <Waiting key={entry.id} entry={entry} />
            ))}
          </ol>
          {more > 0 ? (
            <p className="room-muted room-more">
              {t(named.length > 0 ? "room.more" : "room.waiting", { n: more })}
            </p>
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
