import "@fontsource-variable/inter";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { pageLanguage } from "@/app/_runtime/page-language";
import { provideSpeech } from "@/client/ui/messages/speech";
import { t } from "@/client/ui/messages/t";
import { MOTION_COOKIE, parseMotion } from "@/client/ui/motion-cookie";
import { FRAME_COLORS, THEME_COOKIE, parseTheme } from "@/client/ui/theme-cookie";
import { SPEECHES, speechFile } from "./speeches";

// Before anything is rendered: every page stands inside this layout.
provideSpeech(() => SPEECHES[pageLanguage()]);

export function generateMetadata(): Metadata {
  return {
    title: { default: t("product.name"), template: `%s · ${t("product.name")}` },
    description: t("product.tagline"),
    applicationName: t("product.name"),
    referrer: "no-referrer",
    robots: { index: false, follow: false },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: FRAME_COLORS.light },
            { media: "(prefers-color-scheme: dark)", color: FRAME_COLORS.dark },
          ]
        : FRAME_COLORS[theme],
  };
}

/** Rendered for each request: language, theme and motion come from cookies, and scripts carry the request's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const kept = await cookies();
  const theme = parseTheme(kept.get(THEME_COOKIE)?.value);
  const motion = parseMotion(kept.get(MOTION_COOKIE)?.value);
  const language = pageLanguage();
  const script = speechFile(language);
  return (
    <html
      lang={language}
      data-theme={theme === "system" ? undefined : theme}
      data-motion={motion === "system" ? undefined : motion}
      suppressHydrationWarning
    >
      <head>
        {script ? (
          // Neither async nor deferred: React must not draw anything in the page's code before it has the words.
          // oxlint-disable-next-line nextjs/no-sync-scripts -- see above; a few kB, kept by the browser for good
          <script src={script.path} />
        ) : null}
      </head>
      <body>{children}</body>
    </html>
  );
}
