import { useId, type ReactNode } from "react";
import { classNames } from "@/client/ui/class-names";

/** One thing a phone is used for. `urgent`: it asks for something now. */
export function PhoneCard({
  title,
  aside,
  urgent = false,
  children,
}: {
  title: string;
  aside?: ReactNode;
  urgent?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames(
        "mb-3 break-inside-avoid rounded-md border bg-surface px-4 pt-3.5 pb-4 shadow-soft",
        urgent ? "border-accent" : "border-line",
      )}
    >
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 id={id} className={classNames("text-sm font-[650]", urgent ? "text-accent" : "text-muted")}>
          {title}
        </h2>
        {aside ? <span className="text-sm text-muted tabular-nums">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}
