"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import type { LinkSummary } from "@/contract/api";
import type { PersonHere } from "../people-here";
import { nameOf } from "../person-name";
import type { Links } from "./use-links";

export interface RemovedPersonProps {
  boardId: string;
  person: Pick<PersonHere, "id" | "name" | "role">;
  /** The link by which they were here, where it was known. */
  link: LinkSummary | null;
  replace?: Links["replace"];
  announce(sentence: string): void;
  onDone(): void;
}

/** After somebody was removed: undo it, or close the door that another browser of theirs could still come by. */
export function RemovedPerson({ boardId, person, link, replace, announce, onDone }: RemovedPersonProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const name = nameOf(person);
  const others = (link?.here?.people.length ?? 1) - 1;

  const attempt = async (action: () => Promise<string | null>, done: string) => {
    setBusy(true);
    const sentence = await action();
    setBusy(false);
    setProblem(sentence);
    if (sentence !== null) return;
    announce(done);
    onDone();
  };
  const readmit = async () => {
    try {
      await requestJson(`/api/boards/${boardId}/people`, { method: "POST", body: { personId: person.id } });
      return null;
    } catch (error) {
      return sentenceOf(error);
    }
  };

  return (
    <div data-testid="removed-person" className="rounded-sm border border-line bg-paper py-2 pr-1.5 pl-3.5">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 py-1.5 text-sm">
          <span className="font-[620]">{t("share.people.removed", { name })}</span>
          {link ? ` ${t("share.people.linkStillWorks")}` : null}
          {link && others > 0 ? ` ${t("share.people.linkOthers", { n: others })}` : null}
        </p>
        <Button look="quiet" icon aria-label={t("common.dismiss")} onClick={onDone}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <div className="flex flex-wrap gap-2 pb-1.5">
        <Button disabled={busy} onClick={() => void attempt(readmit, t("share.people.readmitted", { name }))}>
          {t("share.people.readmit")}
        </Button>
        {link && replace ? (
          <Button
            disabled={busy}
            onClick={() =>
              void attempt(async () => (await replace(link.id)).problem, t("share.announceReplaced"))
            }
          >
            {t("share.people.replaceLink")}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <p role="alert" className="pb-1.5 text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
