"use client";

import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/**
 * The first of so many steps, from everything to the least, in which the children of a column fit into it; found before the
 * page is painted, anew when `content` or the column's size changes. The last step stays when nothing fits.
 */
export function useFitting(steps: number, content: string): [RefObject<HTMLElement | null>, number] {
  const column = useRef<HTMLElement>(null);
  const [size, setSize] = useState("");
  const [step, setStep] = useState(0);
  const [fitted, setFitted] = useState("");
  const asked = `${steps} ${size} ${content}`;
  if (fitted !== asked) {
    setFitted(asked);
    setStep(0);
  }

  useLayoutEffect(() => {
    const element = column.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSize(`${element.clientWidth} ${element.clientHeight}`));
    observer.observe(element);
    // Letters of another width break lines elsewhere.
    const onFonts = () => setSize((before) => `${before} `);
    document.fonts.addEventListener("loadingdone", onFonts);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", onFonts);
    };
  }, []);

  useLayoutEffect(() => {
    const element = column.current;
    if (element && step < steps - 1 && overflows(element)) setStep(step + 1);
  }, [asked, step, steps]);

  return [column, Math.min(step, steps - 1)];
}

function overflows(column: HTMLElement): boolean {
  const last = column.lastElementChild;
  if (!last) return false;
  const { bottom } = column.getBoundingClientRect();
  const padding = Number.parseFloat(getComputedStyle(column).paddingBottom) || 0;
  // Half a pixel is rounding.
  return last.getBoundingClientRect().bottom > bottom - padding + 0.5;
}
