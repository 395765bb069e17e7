import "@fontsource-variable/inter";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LOCALE, t } from "@/client/ui/messages/t";
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

/** Rendered for each request: the theme comes from a cookie, and scripts carry the request's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={LOCALE} data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
