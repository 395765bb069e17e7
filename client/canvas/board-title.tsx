"use client";

import { useEffect, useRef, useState } from "react";
import type { UpdateBoardRequest } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";

export interface BoardTitleProps {
  boardId: string;
  title: string;
  mayRename: boolean;
  /** On a phone it may take two lines, where nothing stands beneath it. */
  wraps: boolean;
  onProblem(sentence: string): void;
}

/** The title; for a facilitator a button that turns into a field. Enter and leaving the field save, Escape does not. */
export function BoardTitle({ boardId, title, mayRename, wraps, onProblem }: BoardTitleProps) {
  const [draft, setDraft] = useState<string | null>(null);
  /** What was sent, shown until the board itself says it: the session document is a moment later. */
  const [sent, setSent] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const editing = draft !== null;

  useEffect(() => setSent(null), [title]);
  useEffect(() => {
    if (editing) input.current?.select();
  }, [editing]);

  const shown = sent ?? title;

  const finish = async (save: boolean) => {
    if (draft === null) return;
    const next = draft.trim();
    setDraft(null);
    if (!save || next === shown) return;
    if (next === "") return onProblem(t("board.titleMissing"));
    setSent(next);
    try {
      const body: UpdateBoardRequest = { title: next };
      await requestJson(`/api/boards/${boardId}`, { method: "PATCH", body });
    } catch (error) {
      setSent(null);
      onProblem(sentenceOf(error));
    }
  };

  const lines = wraps
    ? "truncate max-sm:line-clamp-2 max-sm:text-sm max-sm:leading-tight max-sm:whitespace-normal max-sm:wrap-anywhere"
    : "truncate";
  if (!mayRename) {
    return (
      <h1 className={classNames("max-w-full min-w-0 px-1.5 text-base font-[650]", lines)} title={shown}>
        {shown}
      </h1>
    );
  }
  if (editing) {
    return (
      <input
        ref={input}
        value={draft}
        maxLength={LIMITS.titleChars}
        aria-label={t("board.title")}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void finish(true)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          event.preventDefault();
          void finish(event.key === "Enter");
          requestAnimationFrame(() => button.current?.focus());
        }}
        // On a phone it takes the whole row: a title is not typed into a hand's breadth.
        className="hit h-8 w-full max-w-[32rem] min-w-0 flex-1 max-sm:absolute max-sm:inset-1.5 max-sm:z-10 max-sm:h-auto max-sm:w-auto max-sm:max-w-none rounded-sm border border-accent bg-surface px-1.5 text-base font-[650]"
      />
    );
  }
  return (
    <h1 className="max-w-full min-w-0">
      <button
        ref={button}
        type="button"
        onClick={() => setDraft(shown)}
        title={t("board.rename")}
        className="hit flex max-w-full items-center rounded-sm px-1.5 text-left text-base font-[650] hover:bg-unknown-soft"
      >
        <span className={lines}>{shown}</span>
        <span className="sr-only">, {t("board.rename")}</span>
      </button>
    </h1>
  );
}
