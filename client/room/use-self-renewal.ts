"use client";

import { useEffect } from "react";

const ASK_EVERY_MS = 5000;
/** Two renewals are at least so far apart: a page that is told to reload again and again must not flicker all day. */
const NOT_SOONER_MS = 30_000;
const KEY = "paperboard.room.renewed";

/** Reloads the page while `wanted`, as soon as the server answers: an error page of the browser would stay for ever. */
export function useSelfRenewal(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    let stopped = false;
    const ask = async () => {
      const last = Number(sessionStorage.getItem(KEY) ?? 0);
      if (Date.now() - last < NOT_SOONER_MS || !(await answers()) || stopped) return;
      sessionStorage.setItem(KEY, String(Date.now()));
      window.location.reload();
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [wanted]);
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch("/readyz", { cache: "no-store" })).ok;
  } catch {
    // Not there yet; it is asked again.
    return false;
  }
}
