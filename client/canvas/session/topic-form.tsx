"use client";

import { Trash2 } from "lucide-react";
import { useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useEditor, useValue } from "tldraw";
import type { Topic } from "@/board/document/session-state";
import { LIMITS } from "@/contract/limits";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { Button } from "@/client/ui/button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";

interface TopicPut {
  title: string;
  minutes: number;
  frameId: string | null;
}

/** Title, minutes and frame of a topic; for a new one the form empties itself and waits for the next. */
export function TopicForm({
  topic,
  onSave,
  onCancel,
  onRemove,
}: {
  topic: Topic | null;
  onSave(put: TopicPut): void;
  onCancel(): void;
  onRemove?: () => void;
}) {
  const frames = useFrames();
  const title = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<{ title: string; minutes: string; frameId: string }>({
    title: topic?.title ?? "",
    minutes: String(topic?.minutes ?? 10),
    frameId: topic?.frameId ?? "",
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const minutes = Math.round(Number(draft.minutes));
    if (draft.title.trim() === "" || !(minutes >= 1 && minutes <= SESSION_LIMITS.topicMinutes)) return;
    onSave({ title: draft.title, minutes, frameId: draft.frameId || null });
    if (topic) return;
    setDraft({ ...draft, title: "", frameId: "" });
    title.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form onSubmit={save} className="grid gap-2 rounded-md border border-line bg-paper p-2.5">
      <input
        ref={title}
        autoFocus
        required
        aria-label={t("session.topic")}
        placeholder={t("session.topic")}
        maxLength={LIMITS.titleChars}
        value={draft.title}
        onKeyDown={onKeyDown}
        onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        className={inputClass}
      />
      <div className="flex gap-2">
        <label className="flex items-center gap-1.5 text-sm text-muted">
          <input
            type="number"
            required
            min={1}
            max={SESSION_LIMITS.topicMinutes}
            aria-label={t("session.minutes")}
            value={draft.minutes}
            onKeyDown={onKeyDown}
            onChange={(event) => setDraft({ ...draft, minutes: event.target.value })}
            className={`${inputClass} w-20 tabular-nums`}
          />
        </label>
        <select
          aria-label={t("session.frame")}
          value={frames.some(({ id }) => id === draft.frameId) ? draft.frameId : ""}
          onKeyDown={onKeyDown}
          onChange={(event) => setDraft({ ...draft, frameId: event.target.value })}
          className={`${inputClass} min-w-0 flex-1`}
        >
          <option value="">{t("session.noFrame")}</option>
          {frames.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="flex gap-2">
        <Button type="submit" look="primary" className="h-8 px-2.5 text-sm">
          {t(topic ? "session.saveTopic" : "session.addTopic")}
        </Button>
        <Button className="h-8 px-2.5 text-sm" onClick={onCancel}>
          {t("session.cancel")}
        </Button>
        {onRemove ? (
          <Button
            look="quiet"
            icon
            className="ml-auto"
            aria-label={t("session.removeTopic")}
            title={t("session.removeTopic")}
            onClick={onRemove}
          >
            <Trash2 size={15} aria-hidden />
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** Frames of all pages by name. */
function useFrames(): { id: string; name: string }[] {
  const editor = useEditor();
  return useValue(
    "frames",
    () =>
      editor.store
        .allRecords()
        .flatMap((record) =>
          record.typeName === "shape" && record.type === "frame"
            ? { id: record.id as string, name: (record.props as { name: string }).name || t("session.frame") }
            : [],
        )
        .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
    [editor],
  );
}
