"use client";

import { Pencil, Trash2 } from "lucide-react";
import type { FormEvent } from "react";
import type { Writing } from "@/board/document/session-state";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { newSessionId, type SessionDesk } from "@/client/session/session-desk";
import type { NoteDraftNow } from "@/client/session/use-note-draft";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/light-t";
import { PhoneCard } from "./phone-card";
import { TextArea } from "./text-area";
import type { Acting } from "./use-acting";

interface Note {
  id: string;
  text: string;
}

/** Notes that nobody else sees until they are revealed. */
export function PhoneWriting({
  writing,
  notes,
  note: { draft, write, taken },
  acting,
  send,
}: {
  writing: Writing;
  notes: readonly Note[];
  note: NoteDraftNow;
  acting: Acting;
  send: SessionDesk["send"];
}) {
  if (writing.revealedAt !== null) {
    return (
      <PhoneCard title={t("phone.writing")}>
        <p className="font-[620]">{writing.prompt}</p>
        <p className="mt-1 text-muted">{t("phone.writingRevealed")}</p>
      </PhoneCard>
    );
  }

  const changed = draft.changes?.id ?? null;
  const put = (noteId: string, text: string) =>
    acting.act((name) => send({ type: "writing.note", writingId: writing.id, noteId, text, name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = draft.text.trim();
    if (text === "") return;
    const noteId = changed ?? newSessionId();
    acting.act(async (name) => {
      await send({ type: "writing.note", writingId: writing.id, noteId, text, name });
      // What did not arrive stays in the field.
      taken();
    });
  };
  const full = changed === null && notes.length >= SESSION_LIMITS.notesPerPerson;

  return (
    <PhoneCard
      title={t("phone.writing")}
      urgent={notes.length === 0}
      aside={t("phone.writingCounts", {
        n: writing.notes,
        writers: t("phone.people", { n: writing.writers }),
      })}
    >
      <p className="text-lg font-[650]">{writing.prompt}</p>
      <p className="mt-1 text-sm text-muted">
        {t("phone.writingHint")} {writing.named ? t("phone.writingNamed") : t("phone.writingUnnamed")}
      </p>
      {notes.length > 0 ? (
        <ul data-testid="my-notes" className="mt-2.5 grid gap-1.5">
          {notes.map((note) => (
            <li key={note.id} className="flex items-center gap-1 rounded-sm bg-paper pl-3">
              <span className="min-w-0 flex-1 py-2.5 break-words whitespace-pre-wrap">{note.text}</span>
              <Button
                look="quiet"
                icon
                className="size-11"
                aria-label={t("phone.writingEdit")}
                onClick={() => write({ text: note.text, changes: note })}
              >
                <Pencil size={16} aria-hidden />
              </Button>
              <Button
                look="quiet"
                icon
                className="size-11"
                aria-label={t("phone.writingRemove")}
                onClick={() => {
                  if (changed === note.id) write({ text: "", changes: null });
                  put(note.id, "");
                }}
              >
                <Trash2 size={16} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {full ? (
        <p className="mt-3 text-sm text-muted">{t("phone.writingFull")}</p>
      ) : (
        <form onSubmit={submit} className="mt-3 grid gap-2">
          <TextArea
            label={t("phone.writingNote")}
            value={draft.text}
            maxLength={SESSION_LIMITS.noteChars}
            onChange={(text) => write({ ...draft, text })}
          />
          <Button
            type="submit"
            look="primary"
            className="h-11"
            disabled={draft.text.trim() === "" || acting.busy}
          >
            {changed ? t("phone.writingSave") : t("phone.writingAdd")}
          </Button>
        </form>
      )}
    </PhoneCard>
  );
}
