import { chromium, type Browser } from "@playwright/test";
import { findChromium } from "@/scripts/find-chromium.mjs";

/** A Chromium without a window that talks to nobody but 127.0.0.1. Throws when there is none on this machine. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
