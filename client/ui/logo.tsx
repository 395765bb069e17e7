/** The mark: a sheet of paper with a turned corner and a stroke in progress. Same drawing as app/icon.svg. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden className="shrink-0">
      <path
        d="M6 3.5h14.2L27.5 11v14.5a3 3 0 0 1-3 3H7.5a3 3 0 0 1-3-3v-19a3 3 0 0 1 3-3Z"
        fill="var(--surface)"
        stroke="var(--ink)"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <path d="M20 3.8V9a2 2 0 0 0 2 2h5.2" stroke="var(--ink)" strokeWidth="2.2" strokeLinejoin="round" />
      <path
        d="M9.5 21.5c2.6-6 5-6.4 5.6-4.6.6 1.9-1.9 4.5-.2 5 1.5.5 2.6-3 4.3-2.9 1.2.1.9 1.9 3.3 1.9"
        stroke="var(--accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-[680] tracking-[-0.02em] text-ink">
      <Mark size={26} />
      Paperboard
    </span>
  );
}
