import type { JobState } from "./use-export-job";

/** What a job is doing, or how it ended. */
export function JobLine({ state }: { state: JobState }) {
  return (
    <>
      <p role="status" className="min-w-0 text-sm wrap-anywhere text-muted empty:hidden">
        {state.kind === "busy" || state.kind === "done" ? state.text : ""}
      </p>
      {state.kind === "failed" ? (
        <p role="alert" className="min-w-0 text-sm font-[560] text-block">
          {state.text}
        </p>
      ) : null}
    </>
  );
}
