"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import {
  actionFilterQuery,
  type ActionFilters,
  type ActionList,
  type ListedAction,
} from "@/contract/actions";
import { requestJson, RequestProblem } from "@/client/ui/request-json";
import { keyOf } from "./action-groups";
import { localDay } from "./local-day";

/** Entries that are asked for at once. */
const PART = 100;
/** How long typing has to pause before the server is asked, in milliseconds. */
const TYPING_MS = 250;

export interface ActionsState {
  filters: ActionFilters;
  /** Null while the list could not be read at all. */
  list: ActionList | null;
  /** The entries by key, as they came. */
  placedAs: ReadonlyMap<string, ListedAction>;
  /** Why the list is missing or may be out of date; null when it is not. */
  problem: string | null;
  /** The server is being asked for other entries than those that are shown. */
  loading: boolean;
  /** Changes filters, and the page's address with them. `typing`: more of it may come at once. */
  filter(change: Partial<ActionFilters>, options?: { typing: boolean }): void;
  /** Asks the server again. */
  refresh(): Promise<void>;
  /** Asks for the next part of the list. */
  more(): Promise<void>;
  /** Shows one entry otherwise. */
  put(action: ListedAction): void;
}

/** The list of action items as the page came with it, and then as filters and server say. */
export function useActions(initial: {
  filters: ActionFilters;
  list: ActionList | null;
  problem: string | null;
}): ActionsState {
  const [filters, setFilters] = useState(initial.filters);
  const [state, setState] = useState(() => ({
    list: initial.list,
    placedAs: byKey(initial.list?.actions ?? []),
    problem: initial.problem,
    loading: false,
  }));
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const shown = useRef(filters);

  const ask = useCallback(async (wanted: ActionFilters, offset: number) => {
    const question = ++asked.current;
    setState((now) => ({ ...now, loading: true }));
    try {
      const query = new URLSearchParams(actionFilterQuery(wanted));
      query.set("today", localDay(new Date()));
      query.set("offset", String(offset));
      query.set("limit", String(PART));
      const list = await requestJson<ActionList>(`/api/actions?${query}`);
      if (question !== asked.current) return;
      setState((now) => {
        const before = offset === 0 ? [] : (now.list?.actions.slice(0, offset) ?? []);
        const known = new Set(before.map(keyOf));
        // What was ticked off meanwhile moves the rest up: an entry may come twice.
        const added = list.actions.filter((action) => !known.has(keyOf(action)));
        return {
          list: { ...list, actions: [...before, ...added] },
          placedAs: byKey(added, offset === 0 ? [] : now.placedAs),
          problem: null,
          loading: false,
        };
      });
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      if (question === asked.current) setState((now) => ({ ...now, problem: error.message, loading: false }));
    }
  }, []);

  const filter = useCallback<ActionsState["filter"]>(
    (change, options) => {
      const next = { ...shown.current, ...change };
      shown.current = next;
      setFilters(next);
      const query = actionFilterQuery(next);
      window.history.replaceState(null, "", query === "" ? "/actions" : `/actions?${query}`);
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(next, 0), options?.typing ? TYPING_MS : 0);
    },
    [ask],
  );

  const refresh = useCallback(() => ask(shown.current, 0), [ask]);

  useEffect(() => {
    // The server counts days in UTC until it is told the reader's.
    if (initial.list && initial.list.today !== localDay(new Date())) void refresh();
    const refreshIfSeen = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    document.addEventListener("visibilitychange", refreshIfSeen);
    const restored = (event: PageTransitionEvent) => (event.persisted ? refreshIfSeen() : undefined);
    window.addEventListener("pageshow", restored);
    return () => {
      document.removeEventListener("visibilitychange", refreshIfSeen);
      window.removeEventListener("pageshow", restored);
      if (timer.current !== null) clearTimeout(timer.current);
    };
  }, [initial.list, refresh]);

  return {
    filters,
    ...state,
    filter,
    refresh,
    more: useCallback(() => ask(shown.current, state.list?.actions.length ?? 0), [ask, state.list]),
    put: useCallback((action) => {
      // An answer that is older than what was done here would undo it on the screen.
      asked.current += 1;
      setState((now) => ({
        ...now,
        loading: false,
        list: now.list && {
          ...now.list,
          actions: now.list.actions.map((known) => (keyOf(known) === keyOf(action) ? action : known)),
        },
      }));
    }, []),
  };
}

function byKey(
  actions: readonly ListedAction[],
  before: Iterable<[string, ListedAction]> = [],
): ReadonlyMap<string, ListedAction> {
  return new Map([...before, ...actions.map((action): [string, ListedAction] => [keyOf(action), action])]);
}
