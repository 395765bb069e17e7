import type { RecordAction, RecordDecision } from "@/board/record/board-record";
import { isDueDate } from "@/board/shapes/action-item";
import { ACTION_STATUSES, type ActionChange } from "@/contract/actions";
import type { ActionFields } from "@/client/canvas/record/action-dialog";
import { Chip } from "@/client/ui/chip";
import { classNames } from "@/client/ui/class-names";
import { formatDay } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { ActionChangeButton, ActionTick } from "./action-controls";
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
    <ol className="grid grid-cols-1 gap-5">
      {decisions.map(({ id, text, outcome, dissent, restsOn, topic }) => (
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
          {topic === "" ? null : (
            <p className="mt-1.5 text-base wrap-anywhere text-muted">{t("review.topic", { topic })}</p>
          )}
        </ReviewItem>
      ))}
    </ol>
  );
}

const ACTION_MARKS = { open: "☐", done: "☑", dropped: "☒" } as const;

/** Who does what by when; what is still to do first. */
export function ReviewActions({
  boardId,
  actions,
  changes,
  mayChange,
  sealed,
}: {
  boardId: string;
  actions: readonly RecordAction[];
  /** Since the seal, oldest first. */
  changes: readonly ActionChange[];
  /** Whether the reader ticks items off, and says who does them by when. */
  mayChange: boolean;
  sealed: boolean;
}) {
  const order = { open: 0, done: 1, dropped: 2 };
  const sorted = [...actions].sort((a, b) => order[a.status] - order[b.status]);
  return (
    <ul className="grid grid-cols-1 gap-4">
      {sorted.map((action) => (
        <ReviewItem
          key={action.id}
          as="li"
          id={action.id}
          boardId={boardId}
          carriedFrom={action.carriedFrom}
          className="pl-7 pointer-coarse:pl-9"
          actions={
            mayChange ? (
              <ActionChangeButton boardId={boardId} action={fieldsOf(action)} sealed={sealed} />
            ) : null
          }
        >
          <span
            aria-hidden
            className={classNames("absolute left-0", mayChange ? "hidden noscript:inline print:inline!" : "")}
          >
            {ACTION_MARKS[action.status]}
          </span>
          {mayChange ? <ActionTick boardId={boardId} action={fieldsOf(action)} /> : null}
          <p className="wrap-anywhere">
            <b className="font-[650]">{action.owner || t("review.nobody")}</b>: {action.text}{" "}
            {action.due === "" ? null : (
              <Chip tone={action.status === "open" ? "todo" : "plain"}>
                {t("review.due", { due: isDueDate(action.due) ? formatDay(action.due) : action.due })}
              </Chip>
            )}{" "}
            {action.status === "open" ? null : (
              <Chip tone={action.status === "done" ? "ok" : "plain"}>
                {t(`review.action.${action.status}`)}
              </Chip>
            )}
          </p>
          {action.origin ? (
            <p className="text-base text-muted">
              <a href={`#${itemAnchor(action.origin.id)}`} className="text-muted">
                {t("review.from", { name: action.origin.name || t("review.unnamed") })}
              </a>
            </p>
          ) : null}
          {action.topic === "" ? null : (
            <p className="text-base wrap-anywhere text-muted">{t("review.topic", { topic: action.topic })}</p>
          )}
          <Changes changes={changes.filter(({ itemId }) => itemId === action.id)} />
        </ReviewItem>
      ))}
    </ul>
  );
}

function fieldsOf({ id, text, owner, due, status }: RecordAction): ActionFields {
  return { id, text, owner, due, status };
}

/** What became of an action item after the board was sealed. */
function Changes({ changes }: { changes: readonly ActionChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul aria-label={t("review.changes")} className="mt-1 grid gap-0.5 text-sm text-muted">
      {changes.map(({ by, at, field, after }, n) => (
        <li key={n} className="wrap-anywhere">
          <Moment at={at} />: {t(`review.changed.${field}`, { value: valueOf(field, after) })}
          {by === "" ? null : `, ${by}`}
        </li>
      ))}
    </ul>
  );
}

function valueOf(field: ActionChange["field"], value: string): string {
  if (field === "status") {
    const status = ACTION_STATUSES.find((known) => known === value);
    return status ? t(`review.action.${status}`) : value;
  }
  if (value === "") return t(field === "owner" ? "review.nobody" : "review.noDue");
  return field === "due" && isDueDate(value) ? formatDay(value) : value;
}
