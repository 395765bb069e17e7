"use client";

import { CircleCheck, Clock3 } from "lucide-react";
import { useState, type FormEvent } from "react";
import type { SessionState } from "@/board/document/session-state";
import { INBOX_KINDS, type InboxKind, type InboxText } from "@/contract/session-commands";
import { SESSION_LIMITS } from "@/contract/session-limits";
import type { SessionDesk } from "@/client/session/session-desk";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/light-t";
import { Segmented } from "@/client/ui/segmented";
import { PhoneCard } from "./phone-card";
import { TextArea } from "./text-area";
import type { Acting } from "./use-acting";
import { useSentTexts } from "./use-sent-texts";

/** Sends a text to the scribes, and says what became of those sent before. */
export function PhoneInbox({
  inbox,
  state,
  acting,
  send,
}: {
  /** The person's own texts that wait. */
  inbox: readonly InboxText[];
  state: SessionState;
  acting: Acting;
  send: SessionDesk["send"];
}) {
  const [kind, setKind] = useState<InboxKind>("question");
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const sent = useSentTexts(inbox, state.delivered);
  const full = inbox.length >= SESSION_LIMITS.inboxPerPerson;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const ready = text.trim();
    setMissing(ready === "");
    if (ready === "") return;
    acting.act(async (name) => {
      await send({ type: "inbox.send", kind, text: ready, name });
      setText("");
    });
  };

  return (
    <PhoneCard title={t("phone.inbox")}>
      {full ? (
        <p className="text-sm text-muted">{t("phone.inboxFull")}</p>
      ) : (
        <form onSubmit={submit} noValidate className="grid gap-3">
          <Segmented<InboxKind>
            legend={t("phone.inboxKind")}
            value={kind}
            options={INBOX_KINDS.map((value) => ({ value, label: t(`phone.inbox.${value}`) }))}
            onChange={setKind}
          />
          <TextArea
            label={t("phone.inboxText")}
            value={text}
            maxLength={SESSION_LIMITS.inboxChars}
            onChange={setText}
          />
          {missing && text.trim() === "" ? (
            <p role="alert" className="-mt-1.5 text-sm font-[560] text-block">
              {t("phone.inboxEmpty")}
            </p>
          ) : null}
          <Button type="submit" className="h-11" disabled={acting.busy}>
            {acting.busy ? t("phone.sending") : t("phone.inboxSend")}
          </Button>
          <p className="-mt-1 text-sm text-muted">{t("phone.inboxHint")}</p>
        </form>
      )}
      {sent.length > 0 ? (
        <>
          <h3 className="mt-3.5 text-sm font-[620] text-muted">{t("phone.inboxMine")}</h3>
          <ul data-testid="my-texts" className="mt-1 divide-y divide-line">
            {sent.map((entry) => (
              <li key={entry.id} className="py-2">
                <p className="line-clamp-3 break-words whitespace-pre-wrap">{entry.text}</p>
                <p className="mt-0.5 flex items-center gap-1.5 text-sm text-muted">
                  {t(`phone.inbox.${entry.kind}`)} ·
                  {entry.arrived ? (
                    <span className="inline-flex items-center gap-1 font-[600] text-ok">
                      <CircleCheck size={14} aria-hidden />
                      {t("phone.inboxArrived")}
                    </span>
                  ) : (
                    <span className="inline-flex items-center gap-1">
                      <Clock3 size={14} aria-hidden />
                      {t("phone.inboxWaits")}
                    </span>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PhoneCard>
  );
}
