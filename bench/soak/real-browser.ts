import type { Browser, Page } from "@playwright/test";
import type { Random } from "../random";
import type { Target, TargetBoard } from "../start-target";
import { pause } from "../until";

/** What a browser says when its server is killed; expected around the restart and nowhere else. */
const OUTAGE =
  /ERR_CONNECTION_(REFUSED|RESET|CLOSED)|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|WebSocket connection to|Failed to fetch/;
/** The same for a network that is gone; expected while it is, and until the page is back. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|WebSocket connection to|Failed to fetch/;
/** Within this time a page is there, or back, in milliseconds. */
const READY_MS = 90_000;
/** How long the network stays away, in milliseconds. */
const AWAY_MS = { least: 500, most: 4000 } as const;

export interface Place {
  x: number;
  y: number;
}

/** What the canvas draws of a shape. */
export interface Drawn extends Place {
  /** The words on a note; null on anything else. */
  noteText: string | null;
}

/** How often the browser did what only it can do. */
export interface BrowserDeeds {
  notesTyped: number;
  reloads: number;
  cuts: number;
}

/** A real Chromium on the board, with a person who draws and writes now and then. */
export interface RealBrowser {
  /** Draws, moves, types or undoes something with the mouse and the keyboard. */
  act(): Promise<void>;
  /** Reloads the page, again and again while the server is away, and waits for the canvas. */
  reload(): Promise<void>;
  /** Cuts the page off the network, goes on drawing and typing, and waits until it is back. */
  loseNetwork(): Promise<void>;
  readonly deeds: Readonly<BrowserDeeds>;
  /** Failures to connect are expected from now on, or no longer. */
  expectOutage(expected: boolean): void;
  /** Console errors, uncaught errors and a crashed canvas. */
  readonly problems: readonly string[];
  /** The shapes that the canvas draws, by id, with the page point of their origin. */
  drawnShapes(): Promise<ReadonlyMap<string, Drawn>>;
  /** Live memory of the page's JavaScript after a garbage collection, in bytes. */
  liveBytes(): Promise<number>;
  /** What the page says about unsaved edits. */
  savedText(): Promise<string>;
  close(): Promise<void>;
}

/** Joins with the link of a participant. Closing the `RealBrowser` closes `chromium`. */
export async function joinInChromium(options: {
  chromium: Browser;
  target: Target;
  board: TargetBoard;
  random: Random;
}): Promise<RealBrowser> {
  const { chromium, target, board, random } = options;
  const page: Page = await chromium.newPage({ viewport: { width: 1280, height: 720 } });
  const problems: string[] = [];
  const deeds: BrowserDeeds = { notesTyped: 0, reloads: 0, cuts: 0 };
  let outage = false;
  let outages = 0;
  let offline = false;
  const note = (text: string) => {
    if (!(outage && OUTAGE.test(text)) && !(offline && OFFLINE.test(text))) problems.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    localStorage.setItem("paperboard.person", JSON.stringify({ name: "Chromium", color: "#b3266e" }));
  });
  await page.goto(`${target.url}${new URL(board.links.participant).pathname}`);
  const canvas = page.locator(".tl-canvas");
  await canvas.waitFor({ timeout: 60_000 });
  const address = page.url();

  const spot = () => ({ x: random.between(150, 1000), y: random.between(150, 560) });
  async function stroke(tool: "d" | "r" | "v"): Promise<void> {
    const from = spot();
    await page.keyboard.press("Escape");
    await page.keyboard.press(tool);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + random.between(20, 150), from.y + random.between(20, 120), { steps: 12 });
    await page.mouse.up();
    await page.keyboard.press("Escape");
  }

  /** Through the text editor of a new note, key by key, until somebody deletes the note or the words are written. */
  async function typeNote(): Promise<void> {
    const at = spot();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.mouse.click(at.x, at.y);
    const text = page.locator(".tl-shape [contenteditable=true]");
    const opened = await text.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    // A colleague may have deleted the note already.
    if (!opened) return;
    for (const key of `typed ${random.id(4)} größer`) {
      if ((await text.count()) === 0) return;
      await page.keyboard.type(key);
    }
    await page.keyboard.press("Escape");
    deeds.notesTyped += 1;
  }
  const saysOnline = (online: boolean) =>
    page
      .locator(`[data-testid=saved-state][data-online=${online}]`)
      .waitFor({ state: "attached", timeout: READY_MS });

  return {
    problems,
    deeds,
    expectOutage(expected) {
      outage = expected;
      if (expected) outages += 1;
    },
    async reload() {
      const [away, before, end] = [outage, outages, performance.now() + READY_MS];
      let loaded = page.reload();
      for (;;) {
        try {
          await loaded;
          await canvas.waitFor({ timeout: 30_000 });
          deeds.reloads += 1;
          return;
        } catch (error) {
          // As people do: again, as long as there is no server.
          if (!(away || outages > before) || performance.now() > end) throw error;
          await pause(1000);
          loaded = page.goto(address);
        }
      }
    },
    async loseNetwork() {
      offline = true;
      await page.context().setOffline(true);
      await saysOnline(false);
      await stroke("d");
      await typeNote();
      await pause(random.between(AWAY_MS.least, AWAY_MS.most));
      await page.context().setOffline(false);
      await saysOnline(true);
      offline = false;
      deeds.cuts += 1;
    },
    async act() {
      const chance = random.next();
      if (chance < 0.3) await stroke("d");
      else if (chance < 0.45) await typeNote();
      else if (chance < 0.6) await stroke("r");
      else if (chance < 0.8) await stroke("v");
      else await page.keyboard.press(chance < 0.93 ? "Control+z" : "Control+Shift+z");
    },
    async drawnShapes() {
      const drawn = await page.locator(".tl-shape").evaluateAll((shapes) =>
        shapes.map((shape) => {
          const { e, f } = new DOMMatrix((shape as HTMLElement).style.transform);
          const isNote = shape.getAttribute("data-shape-type") === "note";
          const noteText = isNote ? (shape.querySelector(".tl-rich-text")?.textContent ?? "") : null;
          return [shape.getAttribute("data-shape-id") ?? "", { x: e, y: f, noteText }] as const;
        }),
      );
      return new Map(drawn);
    },
    async liveBytes() {
      const session = await page.context().newCDPSession(page);
      try {
        await session.send("HeapProfiler.collectGarbage");
        return (await session.send("Runtime.getHeapUsage")).usedSize;
      } finally {
        await session.detach();
      }
    },
    savedText: () => page.getByTestId("saved-state").innerText(),
    close: () => chromium.close(),
  };
}
