import "@fontsource-variable/inter";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LOCALE, t } from "@/client/ui/messages/t";
import { MOTION_COOKIE, parseMotion } from "@/client/ui/motion-cookie";
import { THEME_COOKIE, parseTheme } from "@/client/ui/theme-cookie";

export const metadata: Metadata = {
  title: { default: t("product.name"), template: `%s · ${t("product.name")}` },
  description: t("product.tagline"),
  applicationName: t("product.name"),
  referrer: "no-referrer",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#1f1f1d" },
  ],
};

/** Rendered for each request: theme and motion come from cookies, and scripts carry the request's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const kept = await cookies();
  const theme = parseTheme(kept.get(THEME_COOKIE)?.value);
  const motion = parseMotion(kept.get(MOTION_COOKIE)?.value);
  return (
    <html
      lang={LOCALE}
      data-theme={theme === "system" ? undefined : theme}
      data-motion={motion === "system" ? undefined : motion}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  );
}
