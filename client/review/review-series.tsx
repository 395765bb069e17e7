import { ArrowLeft, ArrowRight } from "lucide-react";
import type { SeriesBoard } from "@/contract/api";
import { t } from "@/client/ui/messages/t";

/** The boards before and after this one. */
export function ReviewSeries({
  continues,
  continuedBy,
}: {
  continues: SeriesBoard | null;
  continuedBy: readonly SeriesBoard[];
}) {
  if (!continues && continuedBy.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 text-base">
      {continues ? (
        <li className="flex flex-wrap items-center gap-x-2">
          <ArrowLeft size={15} aria-hidden className="text-faint" />
          <Entry words={t("series.continues")} untitled={t("series.earlier")} board={continues} />
        </li>
      ) : null}
      {listed(continuedBy).map((board) => (
        <li key={board.id} className="flex flex-wrap items-center gap-x-2">
          <ArrowRight size={15} aria-hidden className="text-faint" />
          <Entry words={t("series.continuedBy")} untitled={t("series.later")} board={board} />
        </li>
      ))}
    </ul>
  );
}

/** Whoever may not read the other board learns that there is one, and not what it is called. */
function Entry({ words, untitled, board }: { words: string; untitled: string; board: SeriesBoard }) {
  if (board.title === null) return <span className="text-muted">{untitled}</span>;
  return (
    <>
      <span className="text-muted">{words}</span>
      <a href={`/review/${board.id}`} className="min-w-0 wrap-anywhere text-accent">
        {board.title}
      </a>
    </>
  );
}

/** Those that the reader may not read are one line, however many they are. */
function listed(boards: readonly SeriesBoard[]): SeriesBoard[] {
  const untitled = boards.find(({ title }) => title === null);
  return boards.filter((board) => board.title !== null || board === untitled);
}
