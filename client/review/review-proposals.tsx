import { Check, Circle, CircleDashed, X } from "lucide-react";
import type { RecordPoint, RecordProposal } from "@/board/record/board-record";
import { Chip, type Tone } from "@/client/ui/chip";
import { t } from "@/client/ui/messages/t";
import { ItemLink, Prose, ReviewItem } from "./review-item";

const TONES: Readonly<Record<RecordProposal["disposition"], Tone>> = {
  open: "todo",
  accepted: "ok",
  rejected: "block",
  "needs-data": "cond",
  "needs-patch": "cond",
};
const MARKS = {
  open: <Circle size={11} strokeWidth={3} />,
  accepted: <Check size={12} strokeWidth={3} />,
  rejected: <X size={12} strokeWidth={3} />,
  "needs-data": <CircleDashed size={12} strokeWidth={2.6} />,
  "needs-patch": <CircleDashed size={12} strokeWidth={2.6} />,
} as const;

/** The proposals with what speaks for and against each. */
export function ReviewProposals({
  boardId,
  proposals,
}: {
  boardId: string;
  proposals: readonly RecordProposal[];
}) {
  return (
    <div className="grid grid-cols-1 gap-8">
      {proposals.map(({ id, title, summary, origin, code, points, disposition, carriedFrom }) => (
        <ReviewItem key={id} id={id} boardId={boardId} carriedFrom={carriedFrom}>
          <h3 className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 text-lg leading-snug font-[620]">
            <span className="min-w-0 flex-1 basis-64 wrap-anywhere">{title || t("review.unnamed")}</span>
            <Chip tone={TONES[disposition]} mark={MARKS[disposition]}>
              {t(`review.disposition.${disposition}`)}
            </Chip>
          </h3>
          {summary === "" ? null : <Prose text={summary} className="mt-1 text-muted" />}
          {points.length === 0 ? null : (
            <ul className="mt-2 border-t border-line">
              {points.map((point, n) => (
                <Point key={n} {...point} />
              ))}
            </ul>
          )}
          {code.map((entry, n) => (
            <p key={n} className="mt-1.5 text-base">
              {t("review.code")}: <ItemLink {...entry} />
              {entry.effect === "" ? null : <span className="text-muted">, {entry.effect}</span>}
            </p>
          ))}
          {origin === "" ? null : (
            <p className="mt-1.5 text-base">
              <ItemLink url={origin} label={t("review.origin")} />
            </p>
          )}
        </ReviewItem>
      ))}
    </div>
  );
}

const SIGNS = {
  positive: { mark: "+", className: "text-ok" },
  negative: { mark: "−", className: "text-todo" },
  blocking: { mark: "■", className: "text-block" },
} as const;

function Point({ sign, text, author, settled }: RecordPoint) {
  const { mark, className } = SIGNS[sign];
  return (
    <li className="grid grid-cols-[22px_minmax(0,1fr)_auto] gap-x-2 border-b border-line py-1.5">
      <b aria-hidden className={className}>
        {mark}
      </b>
      <span className="wrap-anywhere">
        <span className="sr-only">{t(`review.sign.${sign}`)}: </span>
        {text}
        {settled === "" ? null : (
          <span className="text-muted"> ({t("review.settled", { how: settled })})</span>
        )}
      </span>
      <span className="text-sm text-faint">{author}</span>
    </li>
  );
}
