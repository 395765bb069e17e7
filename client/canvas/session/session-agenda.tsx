"use client";

import { ArrowDown, ArrowUp, Check, Frame, Pencil, Play, Plus } from "lucide-react";
import { useState } from "react";
import { useEditor } from "tldraw";
import type { Topic } from "@/board/document/session-state";
import { isRunning } from "@/board/document/session-state";
import { may } from "@/contract/roles";
import { clockText } from "@/client/session/clock-text";
import { newSessionId } from "@/client/session/session-desk";
import { Button } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { showShape } from "./show-shape";
import { useSessionHere } from "./session-context";
import { TopicForm } from "./topic-form";

/** The topics in their order. Facilitators edit them in place, also while the session runs. */
export function SessionAgenda() {
  const { state, role, act } = useSessionHere();
  const leads = may(role, "run-session");
  const [editing, setEditing] = useState<string | null>(null);
  const { topics } = state;
  const planned = topics.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <>
      {topics.length === 0 ? (
        <p className="text-sm text-muted">{t(leads ? "session.agendaEmpty" : "session.agendaNone")}</p>
      ) : (
        <ol className="grid gap-0.5" data-testid="agenda">
          {topics.map((topic, n) =>
            editing === topic.id ? (
              <li key={topic.id}>
                <TopicForm
                  topic={topic}
                  onSave={(put) => {
                    setEditing(null);
                    void act({ type: "topic.put", topicId: topic.id, ...put });
                  }}
                  onCancel={() => setEditing(null)}
                  onRemove={() => {
                    setEditing(null);
                    void act({ type: "topic.remove", topicId: topic.id });
                  }}
                />
              </li>
            ) : (
              <TopicLine key={topic.id} topic={topic} n={n} onEdit={() => setEditing(topic.id)} />
            ),
          )}
        </ol>
      )}
      {planned > 0 ? (
        <p className="text-xs text-muted tabular-nums">{t("session.agendaTotal", { n: planned })}</p>
      ) : null}
      {leads && editing === "new" ? (
        <TopicForm
          topic={null}
          onSave={(put) => {
            // The form stays open: agendas are written one topic after the other.
            void act({ type: "topic.put", topicId: newSessionId(), ...put });
          }}
          onCancel={() => setEditing(null)}
        />
      ) : leads ? (
        <Button className="h-8 justify-self-start px-2.5 text-sm" onClick={() => setEditing("new")}>
          <Plus size={15} aria-hidden />
          {t("session.addTopic")}
        </Button>
      ) : null}
    </>
  );
}

function TopicLine({ topic, n, onEdit }: { topic: Topic; n: number; onEdit(): void }) {
  const { state, role, act } = useSessionHere();
  const editor = useEditor();
  const leads = may(role, "run-session");
  const { topics } = state;
  const { id, title, frameId } = topic;
  const current = state.current?.topicId === id;
  const spent = !current && topic.spentMs > 0;
  const move = (before: string | null) => void act({ type: "topic.move", topicId: id, before });
  return (
    <li
      aria-current={current ? "step" : undefined}
      className={classNames(
        "flex flex-wrap items-center gap-x-0.5 rounded-sm py-0.5 pr-0.5 pl-2",
        current && "bg-accent-soft",
      )}
    >
      <span className="min-w-0 flex-1 basis-40 text-sm">
        <span className={classNames("wrap-anywhere", current && "font-[620]")}>{`${n + 1}. ${title}`}</span>
        <span className="ml-2 whitespace-nowrap text-muted tabular-nums">
          {t("session.planned", { n: topic.minutes + topic.addedMinutes })}
          {spent ? ` · ${t("session.took", { time: clockText(topic.spentMs) })}` : null}
        </span>
        {spent ? <Check size={13} aria-hidden className="ml-1 inline text-ok" /> : null}
      </span>
      <span className="flex">
        {frameId !== null ? (
          <Button
            look="quiet"
            icon
            aria-label={t("session.showTopic", { title })}
            title={t("session.showTopic", { title })}
            onClick={() => showShape(editor, frameId)}
          >
            <Frame size={15} aria-hidden />
          </Button>
        ) : null}
        {leads ? (
          <>
            {isRunning(state) && !current ? (
              <Button
                look="quiet"
                icon
                aria-label={t("session.startTopic", { title })}
                title={t("session.startTopic", { title })}
                onClick={() => void act({ type: "topic.start", topicId: id })}
              >
                <Play size={15} aria-hidden />
              </Button>
            ) : null}
            {/* Both stay when they have nothing more to do: the focus is on one of them. */}
            <Button
              look="quiet"
              icon
              aria-disabled={n === 0}
              className={n === 0 ? "text-faint" : undefined}
              aria-label={t("session.topicUp", { title })}
              onClick={() => {
                if (n > 0) move(topics[n - 1]?.id ?? null);
              }}
            >
              <ArrowUp size={15} aria-hidden />
            </Button>
            <Button
              look="quiet"
              icon
              aria-disabled={n === topics.length - 1}
              className={n === topics.length - 1 ? "text-faint" : undefined}
              aria-label={t("session.topicDown", { title })}
              onClick={() => {
                if (n < topics.length - 1) move(topics[n + 2]?.id ?? null);
              }}
            >
              <ArrowDown size={15} aria-hidden />
            </Button>
            <Button
              look="quiet"
              icon
              aria-label={t("session.editTopic", { title })}
              title={t("session.editTopic", { title })}
              onClick={onEdit}
            >
              <Pencil size={14} aria-hidden />
            </Button>
          </>
        ) : null}
      </span>
    </li>
  );
}
