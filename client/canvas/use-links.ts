"use client";

import { useCallback, useEffect, useState } from "react";
import type { CreateLinkRequest, LinkSummary } from "@/contract/api";
import { requestJson, sentenceOf } from "@/client/ui/request-json";

export interface Links {
  /** Null until the first answer. */
  links: readonly LinkSummary[] | null;
  /** The sentence of the last failure; null after a success. */
  problem: string | null;
  reload(): Promise<void>;
  /** Resolve with whether it worked. */
  create(request: {
    role: CreateLinkRequest["role"];
    label: string;
    expiresAt: string | null;
  }): Promise<boolean>;
  revoke(linkId: string): Promise<boolean>;
}

/** The links of a board, as a facilitator manages them. */
export function useLinks(boardId: string): Links {
  const path = `/api/boards/${boardId}/links`;
  const [links, setLinks] = useState<readonly LinkSummary[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const attempt = useCallback(
    async (action: () => Promise<void>): Promise<boolean> => {
      try {
        await action();
        setLinks(await requestJson<LinkSummary[]>(path));
        setProblem(null);
        return true;
      } catch (error) {
        setProblem(sentenceOf(error));
        return false;
      }
    },
    [path],
  );

  const reload = useCallback(async () => void (await attempt(async () => undefined)), [attempt]);

  useEffect(() => void reload(), [reload]);

  return {
    links,
    problem,
    reload,
    create: (body) => attempt(() => requestJson(path, { method: "POST", body })),
    revoke: (id) => attempt(() => requestJson(path, { method: "DELETE", body: { id } })),
  };
}
