import { Link2, LocateFixed } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/client/ui/class-names";
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
  className,
  children,
}: {
  id: string;
  boardId: string;
  as?: "article" | "li";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Tag
      id={itemAnchor(id)}
      className={classNames(
        "group relative scroll-mt-6 rounded-sm target:bg-accent-soft target:outline-8 target:outline-accent-soft print:break-inside-avoid",
        className ?? "",
      )}
    >
      {children}
      <span className="mt-1 flex gap-3 text-xs print:hidden">
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
