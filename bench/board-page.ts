import type { Browser, Page } from "@playwright/test";
import { watchTiming, type PageTiming } from "./page-timing";
import type { Target, TargetBoard } from "./start-target";

/** What is done on a page that has been opened. */
export type Then = (page: Page, timing: PageTiming) => Promise<void>;

/** Opens a page in a browser context of its own, without anything in its cache. */
export async function withPage(
  chromium: Browser,
  then: Then,
  open: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    // A name, or the product would ask for it before anything can be done.
    await context.addInitScript(() => {
      localStorage.setItem("paperboard.person", JSON.stringify({ name: "Browser", color: "#3b62d6" }));
    });
    const page = await context.newPage();
    const timing = await watchTiming(page);
    await open(page);
    await then(page, timing);
  } finally {
    await context.close();
  }
}

/** Opens a board as a participant. */
export async function openBoard(page: Page, target: Target, board: TargetBoard): Promise<void> {
  // Joining sets the cookie; it happens once per person and board and is not part of opening the board.
  const joined = await page.context().request.get(board.links.participant, { maxRedirects: 0 });
  if (joined.status() >= 400) throw new Error(`joining was answered ${joined.status()}`);
  await page.goto(`${target.url}/board/${board.id}`);
}
