import { Link2, LocateFixed } from "lucide-react";
import type { ReactNode } from "react";
import type { CarriedFrom } from "@/board/series/carried-item";
import { classNames } from "@/client/ui/class-names";
import { formatDay } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";

/** The fragment under which an item stands in the record. */
export function itemAnchor(id: string): string {
  return `item-${id}`;
}

/** One item of the record: its place in the document, a permalink, and the way to its place on the board. */
export function ReviewItem({
  id,
  boardId,
  as: Tag = "article",
  carriedFrom,
  actions,
  className,
  children,
}: {
  id: string;
  boardId: string;
  as?: "article" | "li";
  /** Where it was taken over from, in a series of boards. */
  carriedFrom?: CarriedFrom | undefined;
  /** What can be done to it, beside its links. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Tag
      id={itemAnchor(id)}
      className={classNames(
        "group relative scroll-mt-6 rounded-sm target:bg-accent-soft target:outline-8 target:outline-accent-soft print:not-has-[table]:break-inside-avoid",
        className ?? "",
      )}
    >
      {children}
      {carriedFrom ? <OpenSince {...carriedFrom} /> : null}
      <span className="mt-1 flex flex-wrap gap-x-3.5 gap-y-0.5 text-xs print:hidden [&>a]:pointer-coarse:min-h-11">
        {actions}
        <a
          href={`#${itemAnchor(id)}`}
          className="inline-flex items-center gap-1 text-faint hover:text-accent"
        >
          <Link2 size={13} aria-hidden />
          {t("review.permalink")}
        </a>
        <a
          href={`/board/${boardId}?item=${encodeURIComponent(id)}`}
          data-item={id}
          className="inline-flex items-center gap-1 text-faint hover:text-accent"
        >
          <LocateFixed size={13} aria-hidden />
          {t("review.onBoard")}
        </a>
      </span>
    </Tag>
  );
}

function OpenSince({ board, item, since }: CarriedFrom) {
  return (
    <p className="mt-1 text-sm text-muted">
      {t("review.openSince", { date: formatDay(since) })}{" "}
      <a href={`/review/${board}#${itemAnchor(item)}`} className="text-accent">
        {t("review.earlierItem")}
      </a>
    </p>
  );
}

/** A text with its line breaks; words that are longer than the column are broken. */
export function Prose({ text, className }: { text: string; className?: string }) {
  return <p className={classNames("whitespace-pre-line wrap-anywhere", className ?? "")}>{text}</p>;
}

/** A link of an item, opened without saying where from. */
export function ItemLink({ url, label }: { url: string; label: string }) {
  const words = label || url;
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return <span className="wrap-anywhere">{words}</span>;
  return (
    <a href={url} rel="noreferrer" className="wrap-anywhere text-accent">
      {words}
    </a>
  );
}
