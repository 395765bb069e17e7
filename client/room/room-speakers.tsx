"use client";

import type { QueueEntry, SessionState } from "@/board/document/session-state";
import { clockText } from "@/client/session/clock-text";
import { t } from "@/client/ui/messages/t";

/** Who has the word, and who is next: the room, remote people and phones in one line. */
export function RoomSpeakers({
  state,
  now,
  most,
  waiting,
}: {
  state: SessionState;
  now: number;
  /** How many who wait are named. */
  most: number;
  /** Whether the others are counted. */
  waiting: boolean;
}) {
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
      {queue.length > 0 && waiting ? (
        <section className="room-section">
          {named.length > 0 ? (
            <>
              <h2>{t("room.queue")}</h2>
              <ol data-testid="queue">
                {named.map((entry) => (
                  <Waiting key={entry.id} entry={entry} />
                ))}
              </ol>
            </>
          ) : null}
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
