import type { ReactNode } from "react";
import { Wordmark } from "./logo";

/** A page that says one thing: what happened, what is safe, what to do. `children` are its actions. */
export function FullPageMessage({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <main id="main" className="dotted grid min-h-dvh place-items-center px-5 py-10">
      <div className="w-full max-w-[30rem] animate-rise">
        <a href="/" className="mb-5 inline-block rounded-sm no-underline">
          <Wordmark />
        </a>
        <section className="rounded-md border border-line bg-surface p-6 shadow-soft">
          <h1 className="text-xl font-[660]">{title}</h1>
          <p className="mt-2 text-muted">{text}</p>
          {children ? <div className="mt-5 flex flex-wrap gap-2.5">{children}</div> : null}
        </section>
      </div>
    </main>
  );
}
