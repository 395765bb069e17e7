/**
 * Measures the advance widths of Inter in Chromium and writes board/shapes/inter-widths.ts, from which texts of items
 * are broken into lines without a browser. Run it after another version of the font:
 * `node scripts/measure-inter.mjs`, then the unit tests and e2e/items-text.spec.ts.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./find-chromium.mjs";
import { root } from "./project-root.mjs";

/** First and last code point: Latin, Greek, Cyrillic, punctuation, currencies, arrows, mathematical signs. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x1e9e, 0x1e9e],
  [0x2010, 0x2027],
  [0x202f, 0x203a],
  [0x20a0, 0x20bf],
  [0x2116, 0x2122],
  [0x2190, 0x2199],
  [0x2202, 0x2265],
];
const WEIGHTS = [400, 700];
/** Font size while measuring: widths are rounded up to thousandths of it. */
const EM = 1000;

const fonts = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/inter/index.css"));
const sheet = await inlined(await readFile(join(fonts, "index.css"), "utf8"));
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage();
  await page.setContent(`<style>${sheet}</style>`);
  const characters = await page.evaluate(inFont, codePoints());
  const widths = [];
  for (const weight of WEIGHTS) {
    widths.push(await page.evaluate(measure, { characters, weight, em: EM }));
    console.log(`Inter ${weight}: ${characters.length} characters`);
  }
  const target = join(root, "board/shapes/inter-widths.ts");
  await writeFile(target, source(characters, widths));
} finally {
  await browser.close();
}

async function inlined(css) {
  const files = [...new Set([...css.matchAll(/url\(\.\/(files\/[^)]+)\)/g)].map(([, file]) => file))];
  let text = css;
  for (const file of files) {
    const data = (await readFile(join(fonts, file))).toString("base64");
    text = text.replaceAll(`./${file}`, `data:font/woff2;base64,${data}`);
  }
  return text;
}

function codePoints() {
  return RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/** In the page: loads the font and leaves out what it does not draw itself. */
async function inFont(points) {
  const all = points.map((point) => String.fromCodePoint(point));
  for (const weight of [400, 700]) {
    await document.fonts.load(`${weight} 20px "Inter Variable"`, all.join(""));
  }
  const context = document.createElement("canvas").getContext("2d");
  const width = (character, families) => {
    context.font = `400 1000px ${families}`;
    return context.measureText(character).width;
  };
  // What Inter does not have is drawn by the fallback, whether Inter stands before it or not.
  return all.filter((character) =>
    ["serif", "sans-serif", "monospace"].some(
      (fallback) => width(character, `"Inter Variable", ${fallback}`) !== width(character, fallback),
    ),
  );
}

/**
 * In the page: per character its advance width plus the most that kerning with any following character adds, rounded
 * up. The sum over a line is then never less than what is drawn.
 */
function measure({ characters, weight, em }) {
  document.body.style.cssText = `margin:0;font:${weight} ${em}px "Inter Variable";font-kerning:normal;font-variant-ligatures:none;text-rendering:geometricPrecision;white-space:pre`;
  const widthsOf = (texts) => {
    document.body.replaceChildren(
      ...texts.map((text) => {
        const span = document.createElement("span");
        span.style.position = "absolute";
        span.textContent = text;
        return span;
      }),
    );
    return [...document.body.children].map((span) => span.getBoundingClientRect().width);
  };
  const alone = widthsOf(characters);
  return characters.map((character, i) => {
    const pairs = widthsOf(characters.map((next) => character + next));
    const kerning = Math.max(0, ...pairs.map((pair, j) => pair - alone[i] - alone[j]));
    return Math.ceil(alone[i] + kerning - 0.01);
  });
}

function source(characters, widths) {
  const runs = [];
  characters.forEach((character, i) => {
    const point = character.codePointAt(0);
    const run = runs.at(-1);
    const entry = WEIGHTS.map((_, weight) => widths[weight][i]);
    if (run && run.first + run.entries.length === point) run.entries.push(entry);
    else runs.push({ first: point, entries: [entry] });
  });
  const lines = runs.map(({ first, entries }) => {
    const column = (weight) => `"${entries.map((entry) => entry[weight]).join(" ")}"`;
    return `  [0x${first.toString(16)}, ${WEIGHTS.map((_, weight) => column(weight)).join(", ")}],`;
  });
  return `/**
 * Written by scripts/measure-inter.mjs: widths of Inter's characters in thousandths of the font size, rounded up, each
 * with the most that kerning can add to it. Runs of [first code point, widths at weight 400, widths at weight 700];
 * between the two weights widths are linear.
 */
export const INTER_WIDTHS: readonly (readonly [first: number, regular: string, bold: string])[] = [
${lines.join("\n")}
];
`;
}
