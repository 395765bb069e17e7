import type { RecordAction, RecordDecision } from "@/board/record/board-record";
import { Chip } from "@/client/ui/chip";
import { t } from "@/client/ui/messages/t";
import { itemAnchor, Prose, ReviewItem } from "./review-item";

/** What was decided, who did not agree and why, and what it rests on. */
export function ReviewDecisions({
  boardId,
  decisions,
}: {
  boardId: string;
  decisions: readonly RecordDecision[];
}) {
  return (
    <ol className="grid gap-5">
      {decisions.map(({ id, text, outcome, dissent, restsOn }) => (
        <ReviewItem
          key={id}
          as="li"
          id={id}
          boardId={boardId}
          className="rounded-l-none border-l-4 border-accent pl-4"
        >
          <Prose text={text} className="text-lg leading-normal font-[600]" />
          {outcome === "agreed" ? null : <Chip tone="todo">{t(`review.outcome.${outcome}`)}</Chip>}
          {dissent.map(({ who, why }, n) => (
            <p key={n} className="mt-1.5 wrap-anywhere">
              <b className="font-[650] text-block">
                {who === "" ? t("review.dissent") : t("review.dissentBy", { who })}
              </b>{" "}
              {why}
            </p>
          ))}
          {restsOn.length === 0 ? null : (
            <p className="mt-1.5 text-base text-muted">
              {t("review.restsOn")}{" "}
              {restsOn.map(({ id: to, name }, n) => (
                <span key={to}>
                  {n > 0 ? ", " : ""}
                  <a href={`#${itemAnchor(to)}`} className="text-accent">
                    {name || t("review.unnamed")}
                  </a>
                </span>
              ))}
            </p>
          )}
        </ReviewItem>
      ))}
    </ol>
  );
}

const ACTION_MARKS = { open: "☐", done: "☑", dropped: "☒" } as const;

/** Who does what by when; what is still to do first. */
export function ReviewActions({ boardId, actions }: { boardId: string; actions: readonly RecordAction[] }) {
  const order = { open: 0, done: 1, dropped: 2 };
  const sorted = [...actions].sort((a, b) => order[a.status] - order[b.status]);
  return (
    <ul className="grid gap-4">
      {sorted.map(({ id, text, owner, due, status, origin }) => (
        <ReviewItem key={id} as="li" id={id} boardId={boardId} className="pl-7">
          <span aria-hidden className="absolute left-0">
            {ACTION_MARKS[status]}
          </span>
          <p className="wrap-anywhere">
            <b className="font-[650]">{owner || t("review.nobody")}</b>: {text}{" "}
            {due === "" ? null : (
              <Chip tone={status === "open" ? "todo" : "plain"}>{t("review.due", { due })}</Chip>
            )}{" "}
            {status === "open" ? null : (
              <Chip tone={status === "done" ? "ok" : "plain"}>{t(`review.action.${status}`)}</Chip>
            )}
          </p>
          {origin ? (
            <p className="text-base text-muted">
              <a href={`#${itemAnchor(origin.id)}`} className="text-muted">
                {t("review.from", { name: origin.name || t("review.unnamed") })}
              </a>
            </p>
          ) : null}
        </ReviewItem>
      ))}
    </ul>
  );
}
