"use client";

import { useState, type FormEvent } from "react";
import { useEditor, useValue } from "tldraw";
import type { Hum } from "@/board/document/session-state";
import { may } from "@/contract/roles";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { newSessionId } from "@/client/session/session-desk";
import { Button } from "@/client/ui/button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { itemById, itemName } from "../items/item-references";
import { HumResultTable } from "./hum-result";
import { useSessionHere } from "./session-context";

const SMALL = "h-8 px-2.5 text-sm";

/** Hum checks of the board: open ones with how many have chosen, closed ones with what. */
export function SessionHums() {
  const { state, role } = useSessionHere();
  const leads = may(role, "run-session");
  // Those of an earlier session are shown on their items only.
  const since = state.run?.startedAt ?? 0;
  const hums = state.hums.filter(({ openedAt }) => openedAt >= since).toReversed();
  return (
    <>
      {leads ? <OpenHum /> : null}
      {hums.length === 0 && !leads ? <p className="text-sm text-muted">{t("session.humNone")}</p> : null}
      {hums.map((hum) => (
        <HumEntry key={hum.id} hum={hum} />
      ))}
    </>
  );
}

function OpenHum() {
  const { act } = useSessionHere();
  const selected = useSelectedItem();
  const [question, setQuestion] = useState("");
  const [named, setNamed] = useState(false);
  // What is typed counts; else the selected item is what it is about.
  const about = question.trim() || selected?.name || "";
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (about === "") return;
    const opened = await act({
      type: "hum.open",
      humId: newSessionId(),
      itemId: selected?.id ?? null,
      question: about.slice(0, SESSION_LIMITS.questionChars),
      anonymous: !named,
    });
    if (opened) setQuestion("");
  };
  return (
    <form onSubmit={(event) => void open(event)} className="grid gap-2">
      <input
        aria-label={t("session.humQuestion")}
        placeholder={selected?.name ?? t("session.humQuestion")}
        maxLength={SESSION_LIMITS.questionChars}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        className={inputClass}
      />
      {about === "" ? <p className="text-sm text-muted">{t("session.humsHint")}</p> : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <label className="hit inline-flex items-center gap-2 text-sm">
          <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />
          {t("session.humNamed")}
        </label>
        <Button type="submit" className={`${SMALL} ml-auto`} disabled={about === ""}>
          {t("session.humOpen")}
        </Button>
      </div>
    </form>
  );
}

function HumEntry({ hum }: { hum: Hum }) {
  const { role, act } = useSessionHere();
  const { id, question, voices, result } = hum;
  return (
    <div className="grid gap-1 rounded-md border border-line p-2.5" data-testid="hum">
      <p className="text-sm font-[620] wrap-anywhere">{question}</p>
      {result ? (
        <HumResultTable result={result} />
      ) : (
        <>
          <p className="text-sm text-muted tabular-nums">{t("session.voices", voices)}</p>
          {may(role, "run-session") ? (
            <Button
              look="primary"
              className={`${SMALL} justify-self-start`}
              onClick={() => void act({ type: "hum.close", humId: id })}
            >
              {t("session.humClose")}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}

/** The one item that is selected. */
function useSelectedItem(): { id: string; name: string } | null {
  const editor = useEditor();
  const id = useValue(
    "selected item",
    () => {
      const only = editor.getOnlySelectedShapeId();
      return only && itemById(editor, only) ? only : null;
    },
    [editor],
  );
  const name = useValue(
    "its name",
    () => {
      const item = id && itemById(editor, id);
      return item ? itemName(item) : "";
    },
    [editor, id],
  );
  return id ? { id, name } : null;
}
