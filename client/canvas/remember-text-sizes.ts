import { TextManager } from "tldraw";

/** Characters of HTML and options that are remembered; beyond it everything is forgotten and begins anew. */
const MOST_CHARS = 4_000_000;

const installed = Symbol("text sizes are remembered");

interface Patched {
  [installed]?: true;
}

/**
 * Has tldraw measure a text once as long as nothing about its fonts changes. While a board opens it measures every text up to
 * three times: when the editor starts, and whenever a font is said to be on its way or there, whether or not that is
 * news. Half the time in which a board of 1,000 shapes opens goes into that. Call before an editor is made;
 * repeating it changes nothing. Works by wrapping `TextManager.measureHtml`, which has no other seam.
 */
export function rememberTextSizes(page: Window = window): void {
  const prototype = TextManager.prototype as TextManager & Patched;
  if (prototype[installed]) return;
  prototype[installed] = true;
  const measure = prototype.measureHtml;
  const memories = new WeakMap<TextManager, ReturnType<typeof createMemory>>();
  const fonts = watchFonts(page);
  prototype.measureHtml = function remembered(html, options) {
    let memory = memories.get(this);
    if (!memory) memories.set(this, (memory = createMemory()));
    return memory(`${fonts()} ${JSON.stringify(options)} ${html}`, () => measure.call(this, html, options));
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

type Size = ReturnType<TextManager["measureHtml"]>;

function createMemory(): (key: string, measure: () => Size) => Size {
  const sizes = new Map<string, Size>();
  let chars = 0;
  return (key, measure) => {
    const known = sizes.get(key);
    const size = known ?? measure();
    // Without height the canvas itself is not shown at the moment.
    if (!known && size.h > 0) {
      chars += key.length;
      if (chars > MOST_CHARS) {
        sizes.clear();
        chars = key.length;
      }
      sizes.set(key, size);
    }
    // A copy: whoever measures may change what it gets.
    return { ...size };
  };
}
