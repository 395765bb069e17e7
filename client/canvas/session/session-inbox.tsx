"use client";

import { useState, type FormEvent, type ReactNode } from "react";
import { useEditor, useValue } from "tldraw";
import { may } from "@/contract/roles";
import { INBOX_KINDS, type InboxKind, type InboxText } from "@/contract/session-commands";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { isRunning } from "@/board/document/session-state";
import { POINT_SIGNS, type PointSign } from "@/board/shapes/proposal";
import { Button } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { itemById, itemName } from "../items/item-references";
import { RemoveAuthor, RemovedAuthor, useRemoval, type Removal } from "./remove-author";
import { useSessionHere } from "./session-context";

const SMALL = "h-8 px-2.5 text-sm";

/** Texts that wait for a scribe; and for those who may not edit, a way to send one. */
export function SessionInbox() {
  const { state, view, role } = useSessionHere();
  const scribe = may(role, "edit");
  const inbox = view?.inbox ?? [];
  const removal = useRemoval();
  return (
    <>
      <RemovedAuthor removal={removal} />
      {inbox.length === 0 ? (
        <p className="text-sm text-muted">{t(scribe ? "session.inboxHint" : "session.inboxEmpty")}</p>
      ) : (
        <ul className="grid gap-2" data-testid="inbox">
          {inbox.map((entry) => (
            <InboxEntry key={entry.id} entry={entry} scribe={scribe} removal={removal} />
          ))}
        </ul>
      )}
      {isRunning(state) ? <SendText /> : null}
    </>
  );
}

function InboxEntry({ entry, scribe, removal }: { entry: InboxText; scribe: boolean; removal: Removal }) {
  const { act } = useSessionHere();
  const proposal = useSelectedProposal();
  const [sign, setSign] = useState<PointSign>("positive");
  const { id, kind, text, name } = entry;
  const onto = kind === "point" ? proposal : null;
  const body = (removeButton: ReactNode, question: ReactNode) => (
    <li className="grid gap-1.5 rounded-md border border-line p-2.5">
      <div className="flex items-center gap-2 text-sm text-muted">
        <Chip tone="accent">{t(`session.inboxKind.${kind}`)}</Chip>
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {removeButton}
      </div>
      {question}
      <p className="text-sm whitespace-pre-line wrap-anywhere">{text}</p>
      {scribe ? (
        <div className="flex flex-wrap gap-1.5">
          {onto ? (
            <select
              aria-label={t("session.pointSign", { name })}
              value={sign}
              onChange={(event) => setSign(event.target.value as PointSign)}
              className={`${inputClass} h-8 w-auto text-sm`}
            >
              {POINT_SIGNS.map((of) => (
                <option key={of} value={of}>
                  {t(`proposal.sign.${of}`)}
                </option>
              ))}
            </select>
          ) : null}
          <Button
            className={`${SMALL} max-w-full`}
            onClick={() =>
              void act({
                type: "inbox.deliver",
                entryId: id,
                ...(onto ? { proposalId: onto.id, sign } : { proposalId: null }),
              })
            }
          >
            <span className="truncate">
              {onto ? t("session.deliverTo", { title: onto.name }) : t("session.deliver")}
            </span>
          </Button>
          <Button
            look="quiet"
            className={SMALL}
            onClick={() => void act({ type: "inbox.dismiss", entryId: id })}
          >
            {t("session.dismiss")}
          </Button>
        </div>
      ) : null}
    </li>
  );
  if (!removal.offered(entry.personId)) return body(null, null);
  return (
    <RemoveAuthor author={{ id: entry.personId, name }} onRemoved={removal.setRemoved}>
      {body}
    </RemoveAuthor>
  );
}

function SendText() {
  const { act, inMyName } = useSessionHere();
  const [kind, setKind] = useState<InboxKind>("question");
  const [text, setText] = useState("");
  const [sent, setSent] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    inMyName(async (name) => {
      if (!(await act({ type: "inbox.send", kind, text, name }))) return;
      setText("");
      setSent(true);
    });
  };
  return (
    <form onSubmit={send} className="grid gap-1.5" aria-label={t("session.sendText")}>
      <textarea
        aria-label={t("session.sendPlaceholder")}
        placeholder={t("session.sendPlaceholder")}
        rows={2}
        maxLength={SESSION_LIMITS.inboxChars}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setSent(false);
        }}
        className={`${inputClass} h-auto py-2`}
      />
      <div className="flex items-center gap-1.5">
        <select
          aria-label={t("session.captureKind")}
          value={kind}
          onChange={(event) => setKind(event.target.value as InboxKind)}
          className={`${inputClass} h-8 min-w-0 flex-1 text-sm`}
        >
          {INBOX_KINDS.map((of) => (
            <option key={of} value={of}>
              {t(`session.inboxKind.${of}`)}
            </option>
          ))}
        </select>
        <Button type="submit" className={SMALL} disabled={text.trim() === ""}>
          {t("session.send")}
        </Button>
      </div>
      <p role="status" className="text-sm text-ok">
        {sent ? t("session.sent") : ""}
      </p>
    </form>
  );
}

/** The proposal that is selected: a point may go onto it. */
function useSelectedProposal(): { id: string; name: string } | null {
  const editor = useEditor();
  const text = useValue(
    "selected proposal",
    () => {
      const id = editor.getOnlySelectedShapeId();
      const item = id && itemById(editor, id);
      return item && item.type === "proposal" ? JSON.stringify([item.id, itemName(item)]) : "";
    },
    [editor],
  );
  if (text === "") return null;
  const [id, name] = JSON.parse(text) as [string, string];
  return { id, name };
}
