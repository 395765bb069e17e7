"use client";

import { useEffect, useState } from "react";
import type { SessionDesk } from "./session-desk";

const SECOND_MS = 1000;

/** The server's time, anew each second while `ticking`: as its seconds change, so that all screens change together. */
export function useServerNow(desk: Pick<SessionDesk, "now" | "subscribe">, ticking: boolean): number {
  const [now, setNow] = useState(() => desk.now());
  useEffect(() => {
    const tell = () => setNow(desk.now());
    tell();
    const unsubscribe = desk.subscribe(tell);
    if (!ticking) return unsubscribe;
    let timer: ReturnType<typeof setTimeout>;
    const next = () => {
      timer = setTimeout(
        () => {
          tell();
          next();
        },
        SECOND_MS - (desk.now() % SECOND_MS),
      );
    };
    next();
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [desk, ticking]);
  return now;
}
