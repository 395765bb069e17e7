/** The first stop of the Tab key: jumps over the header to `target` (an element id). */
export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a
      href={`#${target}`}
      className="fixed top-2 left-2 z-60 -translate-y-20 rounded-sm bg-accent px-3.5 py-2 font-[600] text-on-accent focus:translate-y-0 print:hidden"
    >
      {children}
    </a>
  );
}
