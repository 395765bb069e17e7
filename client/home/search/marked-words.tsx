import type { MarkedText } from "@/contract/search";

/** A text with what was found in it set off. */
export function MarkedWords({ text }: { text: MarkedText }) {
  return text.map(({ text: words, found }, index) =>
    found ? (
      <mark key={index} className="rounded-[3px] bg-accent-soft px-px font-[650] text-ink">
        {words}
      </mark>
    ) : (
      <span key={index}>{words}</span>
    ),
  );
}
