import { figure, type Figure } from "../figures";
import { openBrowser } from "../open-browser";
import { withTarget, type Scenario } from "../scenario";
import type { Target } from "../start-target";

/** Everything that the browser fetches for the record of the example, compressed, until the page is at rest. */
const BUDGET_BYTES = 400_000;

/** What the page of a record costs somebody who has never been here: it is read without the canvas. */
export const review: Scenario = {
  name: "review",
  run: () =>
    withTarget({ kind: "paperboard" }, async (target) => {
      const chromium = await openBrowser();
      try {
        const { url, link } = await exampleBoard(target);
        const whole = await weigh(url, link, true);
        const plain = await weigh(url, link, false);
        return rows(whole, plain);
      } finally {
        await chromium.close();
      }

      async function weigh(url: string, link: string, javaScriptEnabled: boolean): Promise<Weight> {
        const context = await chromium.newContext({ javaScriptEnabled });
        await context.request.get(link, { maxRedirects: 0 });
        const page = await context.newPage();
        const cdp = await context.newCDPSession(page);
        await cdp.send("Network.enable");
        const types = new Map<string, string>();
        const weight: Weight = new Map();
        cdp.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
        cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
          const type = types.get(requestId) ?? "Other";
          weight.set(type, (weight.get(type) ?? 0) + encodedDataLength);
        });
        await page.goto(url, { waitUntil: "networkidle" });
        await context.close();
        return weight;
      }
    }),
};

/** Bytes on the wire by type of resource, as Chromium names them. */
type Weight = Map<string, number>;

function rows(whole: Weight, plain: Weight): Figure[] {
  const sum = (weight: Weight) => [...weight.values()].reduce((total, bytes) => total + bytes, 0);
  const parts = (weight: Weight) =>
    [...weight].map(([type, bytes]) => `${type.toLowerCase()} ${Math.round(bytes / 1000)} kB`).join(", ");
  return [
    figure({
      scenario: "review",
      measure: "the record of the example, first visit",
      value: sum(whole),
      unit: "B",
      budget: BUDGET_BYTES,
      note: parts(whole),
    }),
    figure({
      scenario: "review",
      measure: "the same without JavaScript",
      value: sum(plain),
      unit: "B",
      note: parts(plain),
    }),
  ];
}

async function exampleBoard(target: Target): Promise<{ url: string; link: string }> {
  const response = await fetch(`${target.url}/api/boards`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Weighed", template: "late-module-patching" }),
  });
  if (response.status !== 201) throw new Error(`the board was answered with ${response.status}`);
  const { id, links } = (await response.json()) as { id: string; links: { viewer: string } };
  return { url: `${target.url}/review/${id}`, link: links.viewer };
}
