import type { CDPSession, Page } from "@playwright/test";

declare global {
  interface Window {
    paperboardBench?: { interactiveMs: number | null; frames: number[]; recording: boolean };
  }
}

/**
 * Watches a page from its first moment: when the editor shows its shapes and its tools and two more frames have passed
 * (interactive), and how long each frame takes while `recording`. Call before the page is opened.
 */
export async function watchTiming(page: Page): Promise<PageTiming> {
  const session = await page.context().newCDPSession(page);
  // Time that the thread had, not time that passed: what else the machine does leaves it nearly as it is.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.addInitScript(() => {
    const state: NonNullable<Window["paperboardBench"]> = {
      interactiveMs: null,
      frames: [],
      recording: false,
    };
    window.paperboardBench = state;
    let framesSinceShown = 0;
    let lastMs = 0;
    const frame = (nowMs: number) => {
      if (state.interactiveMs === null) {
        const shown =
          document.querySelector(".tl-shape") !== null &&
          document.querySelector('[data-testid="tools.select"]') !== null;
        framesSinceShown = shown ? framesSinceShown + 1 : 0;
        if (framesSinceShown > 2) state.interactiveMs = performance.now();
      }
      if (state.recording && lastMs > 0) state.frames.push(nowMs - lastMs);
      lastMs = nowMs;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return {
    async interactive() {
      const ms = await interactiveMs(page);
      return { ms, workMs: (await taskSeconds(session)) * 1000 };
    },
  };
}

/** What a page took to open. */
export interface PageTiming {
  /** When the editor could be used, from the start of the navigation, and how long the main thread worked until then. */
  interactive(): Promise<{ ms: number; workMs: number }>;
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

/** Milliseconds from the start of the navigation until the editor could be used. */
async function interactiveMs(page: Page): Promise<number> {
  const found = await page.waitForFunction(() => window.paperboardBench?.interactiveMs ?? null, null, {
    timeout: 60_000,
  });
  return (await found.jsonValue()) ?? Number.NaN;
}

/** Lengths of the frames during `seconds`, in milliseconds, and the share of time the main thread was busy. */
export async function recordFrames(page: Page, seconds: number): Promise<{ frames: number[]; busy: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const before = await taskSeconds(session);
  await page.evaluate(() => {
    if (window.paperboardBench) window.paperboardBench.recording = true;
  });
  await page.waitForTimeout(seconds * 1000);
  const frames = await page.evaluate(() => {
    if (window.paperboardBench) window.paperboardBench.recording = false;
    return window.paperboardBench?.frames ?? [];
  });
  const busy = ((await taskSeconds(session)) - before) / seconds;
  await session.detach();
  return { frames, busy };
}
