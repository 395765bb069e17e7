import { get } from "node:http";
import { figure, type Figure } from "../figures";
import { withTarget, type Scenario } from "../scenario";
import type { Target, TargetBoard } from "../start-target";

/** All that a phone loads of code for its page; the board beside it for comparison. */
const BUDGET_BYTES = 250_000;

/** What the page for phones weighs before anything is done on it. */
export const phoneWeight: Scenario = {
  name: "phone-weight",
  async run(): Promise<Figure[]> {
    const { phone, board } = await withTarget({ kind: "paperboard" }, weigh);
    return [
      figure({
        scenario: "phone-weight",
        measure: "code of /phone, gzip",
        value: phone.bytes,
        unit: "B",
        budget: BUDGET_BYTES,
        note: `${phone.files} scripts that its HTML names; nothing is loaded later`,
      }),
      figure({
        scenario: "phone-weight",
        measure: "code of /board, gzip",
        value: board.bytes,
        unit: "B",
        note: "for comparison: scripts that its HTML names, the canvas among them",
      }),
    ];
  },
};

interface Weight {
  files: number;
  bytes: number;
}

async function weigh(target: Target): Promise<{ phone: Weight; board: Weight }> {
  const board = await target.createBoard("Weight");
  const cookie = await joinAsViewer(board);
  return {
    phone: await codeOf(target, `/phone/${board.id}`, cookie),
    board: await codeOf(target, `/board/${board.id}`, cookie),
  };
}

async function joinAsViewer(board: TargetBoard): Promise<string> {
  const answer = await fetch(board.links.viewer, { redirect: "manual" });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`the viewer link was answered ${answer.status} without a cookie`);
  return cookie;
}

/** Scripts that a page names, loaded or preloaded, as they travel over plain http. */
async function codeOf(target: Target, path: string, cookie: string): Promise<Weight> {
  const page = await fetch(`${target.url}${path}`, { headers: { cookie }, redirect: "manual" });
  if (page.status !== 200) throw new Error(`${path} was answered ${page.status}`);
  const html = await page.text();
  const scripts = new Set(
    [...html.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+\.js)"/g)].map(([, at]) => at ?? ""),
  );
  let bytes = 0;
  for (const script of scripts) bytes += await transferredBytes(`${target.url}${script}`);
  return { files: scripts.size, bytes };
}

/** Bytes of the body before it is unpacked. */
function transferredBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => (bytes += part.byteLength));
      response.on("end", () => resolve(bytes));
      response.on("error", reject);
    }).on("error", reject);
  });
}
