"use client";

import "@fontsource-variable/inter";
import "./globals.css";
import { useEffect } from "react";
import { t } from "@/client/ui/messages/common-t";
import { language } from "@/client/ui/messages/spoken-language";

/** When even the layout failed; it brings its own document. Plain, because its code comes with every page and is hardly ever seen. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <html lang={language()}>
      <body>
        <main id="main" className="dotted grid min-h-dvh place-items-center px-5 py-10">
          <section className="w-full max-w-[31rem] rounded-md border border-line bg-surface p-6 shadow-soft sm:p-8">
            <h1 className="text-xl font-[660]">{t("problem.page.title")}</h1>
            <p className="mt-2.5 text-muted">{t("problem.page.text")}</p>
            <div className="mt-6 flex flex-wrap items-center gap-4">
              <button
                type="button"
                className="hit h-11 rounded-sm bg-accent px-3.5 font-[560] text-on-accent"
                onClick={reset}
              >
                {t("common.tryAgain")}
              </button>
              <a href="/">{t("common.home")}</a>
            </div>
          </section>
        </main>
      </body>
    </html>
  );
}
