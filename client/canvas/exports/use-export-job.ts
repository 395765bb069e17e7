"use client";

import { useCallback, useEffect, useRef, useState } from "react";

export type JobState =
  | { kind: "idle" }
  | { kind: "busy"; text: string }
  | { kind: "done"; text: string }
  | { kind: "failed"; text: string };

export interface ExportJob {
  state: JobState;
  /**
   * Runs one job at a time; `work` says what goes on and returns what was done. What it throws becomes `sentence(error)`.
   * It is aborted when the dialog closes.
   */
  run(
    work: (say: (text: string) => void, signal: AbortSignal) => Promise<string>,
    sentence: (error: unknown) => string,
  ): void;
  reset(): void;
}

/** Something of a dialog that takes a while and can fail. */
export function useExportJob(): ExportJob {
  const [state, setState] = useState<JobState>({ kind: "idle" });
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const run: ExportJob["run"] = useCallback((work, sentence) => {
    if (current.current) return;
    const left = new AbortController();
    current.current = left;
    const say = (text: string) => setState({ kind: "busy", text });
    void (async () => {
      let next: JobState;
      try {
        next = { kind: "done", text: await work(say, left.signal) };
      } catch (error) {
        next = { kind: "failed", text: sentence(error) };
        // People get a sentence; whoever looks for the cause finds it here.
        if (!left.signal.aborted) console.error(error);
      }
      current.current = null;
      if (!left.signal.aborted) setState(next);
    })();
  }, []);
  const reset = useCallback(() => {
    if (!current.current) setState({ kind: "idle" });
  }, []);
  return { state, run, reset };
}
