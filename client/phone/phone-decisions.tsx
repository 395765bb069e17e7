"use client";

import { Flag } from "lucide-react";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/light-t";
import { PhoneCard } from "./phone-card";
import type { Decisions } from "./use-decisions";

/** What was decided, the latest first. */
export function PhoneDecisions({ known: { decisions, failed } }: { known: Decisions }) {
  return (
    <PhoneCard title={t("phone.decisions")}>
      {failed ? <p className="text-sm text-todo">{t("phone.decisionsFailed")}</p> : null}
      {decisions?.length === 0 ? <p className="text-muted">{t("phone.noDecisions")}</p> : null}
      {decisions && decisions.length > 0 ? (
        <ol data-testid="decisions" className="divide-y divide-line">
          {decisions.toReversed().map(({ id, text, outcome, decidedAt }) => (
            <li key={id} className="flex gap-2.5 py-2">
              <Flag size={16} aria-hidden className="mt-1 shrink-0 text-accent" />
              <div className="min-w-0">
                <p className="break-words whitespace-pre-wrap">{text}</p>
                <p className="text-sm text-muted tabular-nums">
                  {[
                    decidedAt && !Number.isNaN(Date.parse(decidedAt)) ? formatTime(new Date(decidedAt)) : "",
                    outcome === "agreed" ? "" : t(`phone.outcome.${outcome}`),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
    </PhoneCard>
  );
}
