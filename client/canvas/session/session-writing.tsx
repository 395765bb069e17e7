"use client";

import { X } from "lucide-react";
import { useState, type FormEvent } from "react";
import type { Writing } from "@/board/document/session-state";
import { may } from "@/contract/roles";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { newSessionId } from "@/client/session/session-desk";
import { Button } from "@/client/ui/button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { useNoteDraftHere } from "./note-draft-context";
import { useSessionHere } from "./session-context";

const SMALL = "h-8 px-2.5 text-sm";

/** Notes that everyone writes unseen, until the facilitator shows all. */
export function SessionWriting() {
  const { state, role } = useSessionHere();
  const { writing } = state;
  const open = writing && writing.revealedAt === null ? writing : null;
  const leads = may(role, "run-session");
  if (!open)
    return leads ? <OpenWriting /> : <p className="text-sm text-muted">{t("session.writingHint")}</p>;
  return (
    <>
      <p className="font-[620] wrap-anywhere">{open.prompt}</p>
      <OwnNotes writing={open} />
      <p className="text-sm text-muted tabular-nums" data-testid="writing-count">
        {t("session.notesSoFar", { n: open.notes })}
      </p>
      {leads ? <EndWriting writing={open} /> : null}
    </>
  );
}

function OpenWriting() {
  const { act } = useSessionHere();
  const [prompt, setPrompt] = useState("");
  const [named, setNamed] = useState(false);
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (prompt.trim() === "") return;
    void act({ type: "writing.open", writingId: newSessionId(), prompt, named });
    setPrompt("");
  };
  return (
    <form onSubmit={open} className="grid gap-2">
      <p className="text-sm text-muted">{t("session.writingHint")}</p>
      <input
        aria-label={t("session.writingPrompt")}
        placeholder={t("session.writingPrompt")}
        maxLength={SESSION_LIMITS.promptChars}
        value={prompt}
        onChange={(event) => setPrompt(event.target.value)}
        className={inputClass}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <label className="hit inline-flex items-center gap-2 text-sm">
          <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />
          {t("session.writingNamed")}
        </label>
        <Button type="submit" className={`${SMALL} ml-auto`} disabled={prompt.trim() === ""}>
          {t("session.writingOpen")}
        </Button>
      </div>
    </form>
  );
}

function OwnNotes({ writing }: { writing: Writing }) {
  const { view, act, inMyName } = useSessionHere();
  const { draft, write, taken } = useNoteDraftHere();
  const { text } = draft;
  const [busy, setBusy] = useState(false);
  const writingId = writing.id;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || busy) return;
    inMyName(async (name) => {
      setBusy(true);
      const arrived = await act({ type: "writing.note", writingId, noteId: newSessionId(), text, name });
      setBusy(false);
      // What was not taken is not lost.
      if (arrived) taken();
    });
  };
  return (
    <div className="grid gap-2">
      <ul className="grid gap-1" data-testid="own-notes">
        {(view?.notes ?? []).map((note) => (
          <li
            key={note.id}
            className="flex items-start gap-1 rounded-sm bg-todo-soft py-1 pr-0.5 pl-2.5 text-sm"
          >
            <span className="min-w-0 flex-1 whitespace-pre-line wrap-anywhere">{note.text}</span>
            <Button
              look="quiet"
              icon
              aria-label={t("session.writingTakeBack")}
              title={t("session.writingTakeBack")}
              onClick={() =>
                inMyName(
                  (name) => void act({ type: "writing.note", writingId, noteId: note.id, text: "", name }),
                )
              }
            >
              <X size={14} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={add} className="grid gap-1.5">
        <textarea
          aria-label={t("session.writingNote")}
          placeholder={t("session.writingNote")}
          rows={2}
          maxLength={SESSION_LIMITS.noteChars}
          value={text}
          onChange={(event) => write({ ...draft, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) add(event);
          }}
          className={`${inputClass} h-auto py-2`}
        />
        <div className="flex items-center gap-2">
          <p className="min-w-0 flex-1 text-xs text-muted">{t("session.writingOwn")}</p>
          <Button type="submit" className={SMALL} disabled={text.trim() === "" || busy}>
            {t("session.writingAdd")}
          </Button>
        </div>
      </form>
    </div>
  );
}

function EndWriting({ writing }: { writing: Writing }) {
  const { act } = useSessionHere();
  const [asking, setAsking] = useState(false);
  const writingId = writing.id;
  if (asking) {
    return (
      <div className="grid gap-1.5" role="alert">
        <p className="text-sm">{t("session.writingDiscardSure")}</p>
        <div className="flex gap-1.5">
          <Button
            look="danger"
            className={SMALL}
            onClick={() => {
              setAsking(false);
              void act({ type: "writing.discard", writingId });
            }}
          >
            {t("session.writingDiscard")}
          </Button>
          <Button autoFocus className={SMALL} onClick={() => setAsking(false)}>
            {t("session.cancel")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        look="primary"
        className={SMALL}
        onClick={() => void act({ type: "writing.reveal", writingId })}
      >
        {t("session.writingReveal")}
      </Button>
      <Button
        look="quiet"
        className={SMALL}
        onClick={() =>
          writing.notes > 0 ? setAsking(true) : void act({ type: "writing.discard", writingId })
        }
      >
        {t("session.writingDiscard")}
      </Button>
    </div>
  );
}
