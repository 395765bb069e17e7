"use client";

import "@fontsource-variable/inter";
import "./globals.css";
import { language } from "@/client/ui/messages/spoken-language";
import PageError from "./error";

/** When even the layout failed; it brings its own document. */
export default function GlobalError(properties: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang={language()}>
      <body>
        <PageError {...properties} />
      </body>
    </html>
  );
}
