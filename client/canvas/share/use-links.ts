"use client";

import { useCallback, useEffect, useState } from "react";
import type { CreateLinkRequest, LinkSummary } from "@/contract/api";
import { requestJson, sentenceOf } from "@/client/ui/request-json";

/** What came of a change: nothing to say, or the sentence of what went wrong. */
export type Outcome = { link: LinkSummary | null; problem: null } | { link: null; problem: string };

export interface Links {
  /** Null until the first answer. */
  links: readonly LinkSummary[] | null;
  /** Why they could not be read; null after a success. */
  problem: string | null;
  reload(): Promise<void>;
  create(request: {
    role: CreateLinkRequest["role"];
    label: string;
    expiresAt: string | null;
  }): Promise<Outcome>;
  revoke(linkId: string): Promise<Outcome>;
  /** The new link is in the outcome. */
  replace(linkId: string): Promise<Outcome>;
}

/**
 * The links of a board that this person may see. Read again when `whoIsHere` changes, since links say who is connected
 * through them.
 */
export function useLinks(boardId: string, whoIsHere: string): Links {
  const path = `/api/boards/${boardId}/links`;
  const [links, setLinks] = useState<readonly LinkSummary[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const reload = useCallback(async () => {
    try {
      setLinks(await requestJson<LinkSummary[]>(path));
      setProblem(null);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }, [path]);

  const change = useCallback(
    async (action: () => Promise<LinkSummary | undefined>): Promise<Outcome> => {
      try {
        const link = (await action()) ?? null;
        await reload();
        return { link, problem: null };
      } catch (error) {
        return { link: null, problem: sentenceOf(error) };
      }
    },
    [reload],
  );

  useEffect(() => void reload(), [reload]);
  useSoonAfter(whoIsHere, reload);

  return {
    links,
    problem,
    reload,
    create: (body) => change(() => requestJson(path, { method: "POST", body })),
    revoke: (id) => change(() => requestJson(path, { method: "DELETE", body: { id } })),
    replace: (id) => change(() => requestJson(`${path}/replace`, { method: "POST", body: { id } })),
  };
}

/** People come in crowds, and the server counts them a moment before or after they are seen. */
const SOON_MS = 700;

function useSoonAfter(value: string, run: () => Promise<void>): void {
  const [first] = useState(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (value !== first) setChanged(true);
  }, [value, first]);
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => void run(), SOON_MS);
    return () => clearTimeout(timer);
  }, [changed, value, run]);
}
