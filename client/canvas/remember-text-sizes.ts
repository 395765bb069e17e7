import { TextManager } from "tldraw";
import {
  measureTextsTogether,
  rehearseMeasuring,
  type MeasureHtml,
  type TextSize,
} from "./measure-texts-together";

/** Characters of HTML and options that are remembered; beyond it everything is forgotten and begins anew. */
const MOST_CHARS = 4_000_000;

const installed = Symbol("text sizes are remembered");

interface Patched {
  [installed]?: true;
}

/**
 * Has tldraw measure a text once as long as nothing about its fonts changes, and all texts of the page together when the first of them
 * is asked for. While a board opens tldraw measures every text up to three times: when the editor starts, and whenever a font
 * is said to be on its way or there, whether or not that is news; and each time the browser lays out the page. Half the time in
 * which a board of 1,000 shapes opens goes into that. Call before an editor is made; repeating it changes nothing. Works by
 * wrapping `TextManager.measureHtml`, which has no other seam.
 */
export function rememberTextSizes(page: Window = window): void {
  const prototype = TextManager.prototype as TextManager & Patched;
  if (prototype[installed]) return;
  prototype[installed] = true;
  const measure = prototype.measureHtml;
  const memories = new WeakMap<TextManager, Memory>();
  const fonts = watchFonts(page);
  const keyOf = (...[html, options]: Parameters<MeasureHtml>) =>
    `${fonts()} ${JSON.stringify(options)} ${html}`;
  /** Takes the place of measuring while it is found out what will be measured. */
  let rehearsed: MeasureHtml | null = null;

  function measurePage(manager: TextManager, memory: Memory): void {
    const texts = rehearseMeasuring(manager, (answer, rehearse) => {
      rehearsed = answer;
      try {
        rehearse();
      } finally {
        rehearsed = null;
      }
    });
    const sizes = measureTextsTogether(manager, texts, measure);
    texts.forEach(({ html, options }, position) => {
      const size = sizes[position];
      if (size) memory.keep(keyOf(html, options), size);
    });
  }

  prototype.measureHtml = function remembered(html, options) {
    if (rehearsed) return rehearsed(html, options);
    const key = keyOf(html, options);
    let memory = memories.get(this);
    if (!memory) {
      memories.set(this, (memory = createMemory()));
      measurePage(this, memory);
    }
    const known = memory.find(key);
    if (known) return known;
    const size = measure.call(this, html, options);
    memory.keep(key, size);
    return size;
  };
}

/** Names the fonts that there are, and the pixels that widths are rounded to: with others texts have other sizes. */
function watchFonts(page: Window): () => string {
  let known: string | null = null;
  return () => {
    if (known !== null) return known;
    let loaded = 0;
    for (const font of page.document.fonts ?? []) if (font.status === "loaded") loaded += 1;
    known = `${loaded} ${page.devicePixelRatio}`;
    // A font is there from one task to the next, never within one: a thousand texts ask once.
    queueMicrotask(() => (known = null));
    return known;
  };
}

interface Memory {
  /** A copy: whoever measures may change what it gets. */
  find(key: string): TextSize | null;
  keep(key: string, size: TextSize): void;
}

function createMemory(): Memory {
  const sizes = new Map<string, TextSize>();
  let chars = 0;
  return {
    find(key) {
      const known = sizes.get(key);
      return known ? { ...known } : null;
    },
    keep(key, size) {
      // Without height the canvas itself is not shown at the moment.
      if (size.h === 0 || sizes.has(key)) return;
      chars += key.length;
      if (chars > MOST_CHARS) {
        sizes.clear();
        chars = key.length;
      }
      sizes.set(key, { ...size });
    },
  };
}
