import type { RecordSession } from "@/board/record/record-session";
import { HUM_CHOICES } from "@/contract/session-commands";
import { clockText } from "@/client/session/clock-text";
import { formatList } from "@/client/ui/format-list";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { itemAnchor } from "./review-item";

/** Closed hum checks, by session where there were several. */
export function ReviewHums({ sessions }: { sessions: readonly RecordSession[] }) {
  const [only] = sessions;
  if (only && sessions.length === 1) return <Hums hums={only.hums} />;
  return (
    <div className="grid gap-8">
      {sessions.map(({ startedAt, hums }, n) =>
        hums.length === 0 ? null : (
          <div key={`${startedAt} ${n}`}>
            <SessionMoment at={startedAt} />
            <Hums hums={hums} />
          </div>
        ),
      )}
    </div>
  );
}

/** Which session it was, where there were several. */
function SessionMoment({ at }: { at: string }) {
  return (
    <h3 className="mb-3 text-base font-[650]">
      <Moment at={at} />
    </h3>
  );
}

/** Counts of closed hum checks, room and remote apart; names where they were kept. */
function Hums({ hums }: Pick<RecordSession, "hums">) {
  return (
    <ul className="grid gap-5">
      {hums.map((hum, n) => (
        <li key={`${hum.closedAt} ${n}`}>
          <p className="font-[620] wrap-anywhere">{hum.question}</p>
          {/* Most often the item's name is the question. */}
          {hum.item && hum.item.name !== hum.question ? (
            <p className="text-base text-muted">
              {t("review.about")}{" "}
              <a href={`#${itemAnchor(hum.item.id)}`} className="text-muted wrap-anywhere">
                {hum.item.name || t("review.unnamed")}
              </a>
            </p>
          ) : null}
          <table className="mt-1.5 text-base tabular-nums">
            <thead>
              <tr className="text-left text-sm text-muted">
                <th scope="col" className="pr-6 font-[560]">
                  {t("session.hum")}
                </th>
                <th scope="col" className="pr-6 text-right font-[560]">
                  {t("session.resultRoom")}
                </th>
                <th scope="col" className="text-right font-[560]">
                  {t("session.resultRemote")}
                </th>
              </tr>
            </thead>
            <tbody>
              {HUM_CHOICES.map((choice) => (
                <tr key={choice}>
                  <th scope="row" className="pr-6 text-left font-[500]">
                    {t(`session.choice.${choice}`)}
                  </th>
                  <td className="pr-6 text-right">{hum.room[choice]}</td>
                  <td className="text-right">{hum.remote[choice]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {HUM_CHOICES.map((choice) => {
            const who = hum.names.filter((voice) => voice.choice === choice).map(({ name }) => name);
            return who.length === 0 ? null : (
              <p key={choice} className="mt-1 text-base text-muted">
                {`${t(`session.choice.${choice}`)}: ${formatList(who)}`}
              </p>
            );
          })}
        </li>
      ))}
    </ul>
  );
}

/** What was planned and who spoke, by session where there were several. */
export function ReviewAgenda({ sessions }: { sessions: readonly RecordSession[] }) {
  const [only] = sessions;
  if (only && sessions.length === 1) {
    return (
      <>
        <p className="mb-3 text-base text-muted">
          <Moment at={only.startedAt} />
        </p>
        <Agenda session={only} speakersHeading="h3" />
      </>
    );
  }
  return (
    <div className="grid gap-8">
      {sessions.map((session, n) =>
        session.agenda.length + session.speakers.length === 0 ? null : (
          <div key={`${session.startedAt} ${n}`}>
            <SessionMoment at={session.startedAt} />
            <Agenda session={session} speakersHeading="h4" />
          </div>
        ),
      )}
    </div>
  );
}

/** The topics with what was planned and what they took, then who spoke, in order. */
function Agenda({
  session: { agenda, speakers },
  speakersHeading: Heading,
}: {
  session: RecordSession;
  speakersHeading: "h3" | "h4";
}) {
  return (
    <>
      <ol className="list-decimal pl-6">
        {agenda.map(({ title, minutes, startedAt, seconds }, n) => (
          <li key={`${title} ${n}`} className="mb-1">
            <span className="wrap-anywhere">{title}</span>{" "}
            <span className="text-base whitespace-nowrap text-muted tabular-nums">
              {t("session.planned", { n: minutes })}
              {startedAt === null ? null : ` · ${t("session.took", { time: clockText(seconds * 1000) })}`}
            </span>
          </li>
        ))}
      </ol>
      {speakers.length === 0 ? null : (
        <>
          <Heading className="mt-5 mb-1.5 text-base font-[650]">{t("session.queue")}</Heading>
          <ol className="text-base text-muted">
            {speakers.map(({ name, topic, startedAt, seconds }) => (
              <li key={`${startedAt} ${name}`} className="tabular-nums">
                <span className="text-ink">{name}</span> {clockText(seconds * 1000)}
                {topic === "" ? null : ` · ${topic}`}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
