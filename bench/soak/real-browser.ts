import type { Browser, Page } from "@playwright/test";
import type { Random } from "../random";
import type { Target, TargetBoard } from "../start-target";

/** What a browser says when its server is killed; expected around the restart and nowhere else. */
const OUTAGE =
  /ERR_CONNECTION_(REFUSED|RESET|CLOSED)|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|WebSocket connection to|Failed to fetch/;

export interface Place {
  x: number;
  y: number;
}

/** A real Chromium on the board, with a person who draws now and then. */
export interface RealBrowser {
  /** Draws, moves or undoes something with the mouse and the keyboard. */
  act(): Promise<void>;
  /** Failures to connect are expected from now on, or no longer. */
  expectOutage(expected: boolean): void;
  /** Console errors, uncaught errors and a crashed canvas. */
  readonly problems: readonly string[];
  /** The shapes that the canvas draws, by id, with the page point of their origin. */
  shapePlaces(): Promise<ReadonlyMap<string, Place>>;
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
  let outage = false;
  const note = (text: string) => {
    if (!(outage && OUTAGE.test(text))) problems.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    localStorage.setItem("paperboard.person", JSON.stringify({ name: "Chromium", color: "#b3266e" }));
  });
  await page.goto(`${target.url}${new URL(board.links.participant).pathname}`);
  await page.locator(".tl-canvas").waitFor({ timeout: 60_000 });

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

  return {
    problems,
    expectOutage(expected) {
      outage = expected;
    },
    async act() {
      const chance = random.next();
      if (chance < 0.4) await stroke("d");
      else if (chance < 0.6) await stroke("r");
      else if (chance < 0.8) await stroke("v");
      else await page.keyboard.press(chance < 0.93 ? "Control+z" : "Control+Shift+z");
    },
    async shapePlaces() {
      const drawn = await page.locator(".tl-shape").evaluateAll((shapes) =>
        shapes.map((shape) => {
          const { e, f } = new DOMMatrix((shape as HTMLElement).style.transform);
          return [shape.getAttribute("data-shape-id") ?? "", { x: e, y: f }] as const;
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
