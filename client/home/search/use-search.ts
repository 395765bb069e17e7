"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SearchResult } from "@/contract/search";
import { requestJson, RequestProblem } from "@/client/ui/request-json";

/** How long typing has to pause before the server is asked, in milliseconds. */
const TYPING_MS = 200;
/** Shorter ones find everything. */
const LEAST_CHARS = 2;

export interface SearchState {
  query: string;
  /** What was found last; null before the first answer, and for a query too short to ask. */
  result: SearchResult | null;
  /** The query that `result` is of. */
  resultOf: string;
  problem: string | null;
  /** An answer to the query as it is now is awaited. */
  searching: boolean;
  setQuery(query: string): void;
  retry(): void;
}

/** Looks for what is typed, on all boards; the query stands in the page's address, so that going back comes back to it. */
export function useSearch(initial: { query: string; result: SearchResult | null }): SearchState {
  const [query, setTyped] = useState(initial.query);
  const [answer, setAnswer] = useState({
    result: initial.result,
    of: initial.query,
    problem: null as string | null,
  });
  const asked = useRef<AbortController | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const ask = useCallback(async (text: string) => {
    const request = new AbortController();
    asked.current = request;
    try {
      const path = `/api/search?${new URLSearchParams({ q: text })}`;
      const result = await requestJson<SearchResult>(path, { signal: request.signal });
      setAnswer({ result, of: text, problem: null });
    } catch (error) {
      if (request.signal.aborted) return;
      if (!(error instanceof RequestProblem)) throw error;
      setAnswer({ result: null, of: text, problem: error.message });
    }
  }, []);

  const stop = useCallback(() => {
    asked.current?.abort();
    if (timer.current !== null) clearTimeout(timer.current);
  }, []);
  useEffect(() => stop, [stop]);

  // A link with a query whose answer did not come with the page.
  const missing = initial.result === null && isAsked(initial.query);
  useEffect(() => {
    if (missing) void ask(initial.query.trim());
  }, [ask, missing, initial.query]);

  const setQuery = useCallback(
    (next: string) => {
      stop();
      setTyped(next);
      const text = next.trim();
      const address = text === "" ? "/" : `/?${new URLSearchParams({ q: text })}`;
      window.history.replaceState(null, "", address);
      if (!isAsked(text)) return setAnswer({ result: null, of: text, problem: null });
      timer.current = setTimeout(() => void ask(text), TYPING_MS);
    },
    [ask, stop],
  );

  const text = query.trim();
  return {
    query,
    result: answer.result,
    resultOf: answer.of,
    problem: answer.of === text ? answer.problem : null,
    searching: isAsked(text) && answer.of !== text,
    setQuery,
    retry: useCallback(() => {
      setAnswer({ result: null, of: "", problem: null });
      void ask(text);
    }, [ask, text]),
  };
}

function isAsked(text: string): boolean {
  return [...text.trim()].length >= LEAST_CHARS;
}
