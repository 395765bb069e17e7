import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Wordmark } from "./logo";

/** A page that says one thing: what happened, what is safe, what to do. `children` are its actions. */
export function FullPageMessage({
  title,
  text,
  mark,
  busy,
  children,
}: {
  title: string;
  text: string;
  mark?: ReactNode;
  /** What the page does meanwhile by itself. */
  busy?: string;
  children?: ReactNode;
}) {
  return (
    <main id="main" className="dotted grid min-h-dvh place-items-center px-5 py-10">
      <div className="w-full max-w-[31rem] animate-rise">
        <a href="/" className="mb-5 inline-block rounded-sm no-underline">
          <Wordmark />
        </a>
        <section className="rounded-md border border-line bg-surface p-6 shadow-soft sm:p-8">
          {mark ? <div className="mb-4">{mark}</div> : null}
          <h1 className="text-xl font-[660]">{title}</h1>
          <p className="mt-2.5 text-muted">{text}</p>
          {busy ? (
            <p role="status" className="mt-4 flex items-center gap-2 text-sm font-[560]">
              <LoaderCircle size={16} aria-hidden className="text-muted motion-safe:animate-spin" />
              {busy}
            </p>
          ) : null}
          {children ? <div className="mt-6 flex flex-wrap gap-2.5">{children}</div> : null}
        </section>
      </div>
    </main>
  );
}
