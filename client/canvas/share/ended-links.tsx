import type { LinkSummary } from "@/contract/api";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";

/** Links that opened the board once, latest end first; what they were and why they ended. */
export function EndedLinks({ links }: { links: readonly LinkSummary[] }) {
  if (links.length === 0) return null;
  const endOf = (link: LinkSummary) => link.revokedAt ?? link.expiresAt ?? link.createdAt;
  return (
    <details className="border-t border-line pt-3">
      <summary className="hit flex w-fit cursor-pointer list-item items-center content-center rounded-sm text-sm font-[600] text-muted">
        {t("share.ended", { n: links.length })}
      </summary>
      <ul className="mt-1.5 grid gap-1.5 text-sm">
        {links
          .toSorted((a, b) => endOf(b).localeCompare(endOf(a)))
          .map((link) => (
            <li key={link.id} className="flex flex-wrap gap-x-2">
              <span className="font-[600]">{t(`role.${link.role}`)}</span>
              {link.label ? <span className="wrap-anywhere">{link.label}</span> : null}
              <span className="text-muted">
                {link.revokedAt ? t("share.endedRevoked") : t("share.endedExpired")}{" "}
                <Moment at={endOf(link)} />
              </span>
            </li>
          ))}
      </ul>
    </details>
  );
}
