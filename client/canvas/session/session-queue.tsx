"use client";

import {
  ArrowUp,
  CornerDownRight,
  House,
  Mic,
  MonitorUp,
  SkipForward,
  Smartphone,
  Wifi,
  X,
} from "lucide-react";
import { useState, type FormEvent, type ReactNode } from "react";
import type { QueueEntry } from "@/board/document/session-state";
import { LIMITS } from "@/contract/limits";
import { may } from "@/contract/roles";
import { QUEUE_KINDS, type Place, type QueueKind } from "@/contract/session-commands";
import { clockText } from "@/client/session/clock-text";
import { newSessionId } from "@/client/session/session-desk";
import { useServerNow } from "@/client/session/use-server-now";
import { Button } from "@/client/ui/button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { RemoveAuthor, RemovedAuthor, useRemoval, type Removal } from "./remove-author";
import { useSessionHere } from "./session-context";

const SMALL = "h-8 px-2.5 text-sm";
const PLACE_ICONS: Record<Place, typeof House> = { room: House, remote: Wifi, phone: Smartphone };

/** Who speaks and who waits, whether in the room, remote or at a phone. */
export function SessionQueue() {
  const { state, role, act } = useSessionHere();
  const leads = may(role, "run-session");
  const [first] = state.queue;
  const removal = useRemoval();
  return (
    <>
      <RemovedAuthor removal={removal} />
      <Speaker />
      {state.queue.length === 0 ? (
        <p className="text-sm text-muted">{t("session.queueEmpty")}</p>
      ) : (
        <ol className="grid gap-0.5" data-testid="queue">
          {state.queue.map((entry, n) => (
            <QueueLine
              key={entry.id}
              entry={entry}
              before={state.queue[n - 1]?.id ?? null}
              removal={removal}
            />
          ))}
        </ol>
      )}
      {leads && first ? (
        <Button
          look="primary"
          className={`${SMALL} justify-self-start`}
          onClick={() => void act({ type: "queue.call", entryId: first.id })}
        >
          <Mic size={15} aria-hidden />
          {t("session.callNext")}
        </Button>
      ) : null}
      {may(role, "speak") ? <OwnHand /> : null}
      {leads ? <AddSpeaker /> : null}
    </>
  );
}

function Speaker() {
  const { state, role, personId, desk, act } = useSessionHere();
  const { speaker } = state;
  const now = useServerNow(desk, speaker !== null);
  if (!speaker) return null;
  const own = speaker.personId !== null && speaker.personId === personId;
  return (
    <div
      className="flex flex-wrap items-center gap-2 rounded-sm bg-ok-soft px-2.5 py-1.5 text-sm"
      data-testid="speaker"
    >
      <Mic size={15} aria-hidden className="shrink-0 text-ok" />
      <span className="min-w-0 flex-1 wrap-anywhere">
        <span className="text-muted">{t("session.speaking")}</span>{" "}
        <span className="font-[620]">{speaker.name}</span>
        {own ? <span className="block font-[620] text-ok">{t("session.yourTurn")}</span> : null}
      </span>
      <span className="tabular-nums">{clockText(-Math.max(0, now - speaker.startedAt))}</span>
      {may(role, "run-session") ? (
        <Button className={SMALL} onClick={() => void act({ type: "speaker.end", entryId: speaker.id })}>
          {t("session.endSpeech")}
        </Button>
      ) : null}
    </div>
  );
}

function QueueLine({
  entry,
  before,
  removal,
}: {
  entry: QueueEntry;
  before: string | null;
  removal: Removal;
}) {
  const { role, personId, act } = useSessionHere();
  const { id, name, kind, place } = entry;
  const PlaceIcon = PLACE_ICONS[place];
  const own = entry.personId !== null && entry.personId === personId;
  const line = (removeButton: ReactNode, question: ReactNode) => (
    <li className="flex flex-wrap items-center gap-x-0.5 py-0.5 text-sm">
      <span className="flex min-w-0 flex-1 basis-36 items-center gap-1.5">
        {kind === "direct-reply" ? (
          <CornerDownRight size={14} aria-hidden className="shrink-0 text-accent" />
        ) : (
          <MonitorUp size={14} aria-hidden className="shrink-0 text-muted" />
        )}
        <span className={own ? "font-[620] wrap-anywhere" : "wrap-anywhere"}>{name}</span>
        <span
          className="inline-flex shrink-0 items-center gap-1 text-muted"
          title={`${t(`session.kind.${kind}`)}, ${t(`session.place.${place}`)}`}
        >
          <PlaceIcon size={13} aria-hidden />
          <span className="sr-only">{`${t(`session.kind.${kind}`)}, ${t(`session.place.${place}`)}`}</span>
        </span>
      </span>
      {may(role, "run-session") ? (
        <span className="flex">
          <Button
            look="quiet"
            icon
            aria-label={t("session.call", { name })}
            title={t("session.call", { name })}
            onClick={() => void act({ type: "queue.call", entryId: id })}
          >
            <Mic size={15} aria-hidden />
          </Button>
          {/* Stays when it has nothing more to do: the focus is on it. */}
          <Button
            look="quiet"
            icon
            aria-disabled={before === null}
            className={before === null ? "text-faint" : undefined}
            aria-label={t("session.entryUp", { name })}
            title={t("session.entryUp", { name })}
            onClick={() => {
              if (before !== null) void act({ type: "queue.move", entryId: id, before });
            }}
          >
            <ArrowUp size={15} aria-hidden />
          </Button>
          <Button
            look="quiet"
            icon
            aria-label={t("session.skip", { name })}
            title={t("session.skip", { name })}
            onClick={() => void act({ type: "queue.skip", entryId: id })}
          >
            <SkipForward size={15} aria-hidden />
          </Button>
          <Button
            look="quiet"
            icon
            aria-label={t("session.removeEntry", { name })}
            title={t("session.removeEntry", { name })}
            onClick={() => void act({ type: "queue.remove", entryId: id })}
          >
            <X size={15} aria-hidden />
          </Button>
          {removeButton}
        </span>
      ) : null}
      {question ? <div className="basis-full py-1">{question}</div> : null}
    </li>
  );
  if (!removal.offered(entry.personId)) return line(null, null);
  return (
    <RemoveAuthor
      author={{ id: entry.personId, name }}
      onRemoved={(author) => {
        removal.setRemoved(author);
        // Nobody is called who cannot hear it.
        void act({ type: "queue.remove", entryId: id });
      }}
    >
      {line}
    </RemoveAuthor>
  );
}

function OwnHand() {
  const { state, personId, place, act, inMyName } = useSessionHere();
  const at = state.queue.findIndex((entry) => entry.personId === personId);
  const raise = (kind: QueueKind) => inMyName((name) => void act({ type: "queue.raise", name, kind, place }));
  if (at === -1) {
    return (
      <div className="flex flex-wrap gap-1.5">
        <Button className={SMALL} onClick={() => raise("new-topic")}>
          {t("session.raiseTopic")}
        </Button>
        <Button className={SMALL} onClick={() => raise("direct-reply")}>
          {t("session.raiseReply")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <p role="status">{t("session.raised", { n: at + 1 })}</p>
      <Button className={SMALL} onClick={() => void act({ type: "queue.lower" })}>
        {t("session.lower")}
      </Button>
    </div>
  );
}

function AddSpeaker() {
  const { act } = useSessionHere();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<QueueKind>("new-topic");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    void act({ type: "queue.add", entryId: newSessionId(), name, kind, place: "room" });
    setName("");
    setKind("new-topic");
  };
  return (
    <form onSubmit={add} className="flex flex-wrap items-center gap-1.5">
      <input
        aria-label={t("session.addSpeaker")}
        placeholder={t("session.addSpeaker")}
        maxLength={LIMITS.nameChars}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className={`${inputClass} h-8 min-w-0 flex-1 basis-40 text-sm`}
      />
      <select
        aria-label={t("session.addKind")}
        value={kind}
        onChange={(event) => setKind(event.target.value as QueueKind)}
        className={`${inputClass} h-8 w-auto text-sm`}
      >
        {QUEUE_KINDS.map((of) => (
          <option key={of} value={of}>
            {t(`session.kind.${of}`)}
          </option>
        ))}
      </select>
      <Button type="submit" className={SMALL} disabled={name.trim() === ""}>
        {t("session.add")}
      </Button>
    </form>
  );
}
