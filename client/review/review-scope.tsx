import { Check, Circle, Pause } from "lucide-react";
import type { RecordQuestion } from "@/board/record/board-record";
import { Chip, type Tone } from "@/client/ui/chip";
import { t } from "@/client/ui/messages/t";
import { ItemLink, Prose, ReviewItem } from "./review-item";

const TONES: Readonly<Record<RecordQuestion["status"], Tone>> = {
  open: "todo",
  answered: "ok",
  parked: "plain",
};
const MARKS = {
  open: <Circle size={11} strokeWidth={3} />,
  answered: <Check size={12} strokeWidth={3} />,
  parked: <Pause size={11} strokeWidth={3} />,
} as const;

/** The problem's scope: what was asked, what is known, and where that comes from. */
export function ReviewScope({
  boardId,
  questions,
}: {
  boardId: string;
  questions: readonly RecordQuestion[];
}) {
  return (
    <div className="grid grid-cols-1 gap-6">
      {questions.map(({ id, text, status, answer, quantity, quantitySource, evidence, carriedFrom }) => (
        <ReviewItem key={id} id={id} boardId={boardId} carriedFrom={carriedFrom}>
          <h3 className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 text-lg leading-snug font-[620]">
            <span className="min-w-0 flex-1 basis-64 wrap-anywhere">{text || t("review.noQuestion")}</span>
            <Chip tone={TONES[status]} mark={MARKS[status]}>
              {t(`review.status.${status}`)}
            </Chip>
          </h3>
          {answer === "" ? null : <Prose text={answer} className="mt-1" />}
          {quantity === "" ? null : (
            <p className="mt-1 wrap-anywhere">
              <b className="font-[650] tabular-nums">{quantity}</b>{" "}
              {quantitySource.label || quantitySource.url ? (
                <span className="text-base text-muted">
                  <ItemLink {...quantitySource} />
                </span>
              ) : null}
            </p>
          )}
          {evidence.length === 0 ? null : (
            <ul aria-label={t("review.evidence")} className="mt-1.5 text-base text-muted">
              {evidence.map((link, n) => (
                <li key={n}>
                  <ItemLink {...link} />
                </li>
              ))}
            </ul>
          )}
        </ReviewItem>
      ))}
    </div>
  );
}
