import type { SvgExportContext } from "tldraw";

const FAMILY = /^["']?Inter Variable["']?$/;

/**
 * Adds Inter to an export, as far as `text` needs it: a picture drawn from an SVG reaches no other file. Each file of
 * the font enters once, however many items need it. Where one cannot be fetched a font of the system is drawn.
 */
export function embedInter(
  context: Pick<SvgExportContext, "addExportDef">,
  page: Document,
  text: string,
): void {
  for (const rule of [...page.styleSheets].flatMap(fontFacesOf)) {
    if (!isNeeded(rule, text)) continue;
    context.addExportDef({
      key: `inter ${rule.style.getPropertyValue("unicode-range")}`,
      getElement: async () => <style>{await embeddedRule(rule)}</style>,
    });
  }
}

function fontFacesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    // A sheet of another origin, e.g. of a browser extension: not ours.
    return [];
  }
  return [...rules].filter(
    (rule): rule is CSSFontFaceRule =>
      rule instanceof CSSFontFaceRule && FAMILY.test(rule.style.getPropertyValue("font-family").trim()),
  );
}

function isNeeded(rule: CSSFontFaceRule, text: string): boolean {
  const ranges = parseUnicodeRange(rule.style.getPropertyValue("unicode-range"));
  return [...text].some((character) => {
    const point = character.codePointAt(0) ?? 0;
    return ranges.some(([first, last]) => point >= first && point <= last);
  });
}

/** `U+0000-00FF, U+131, U+4??` as pairs; everything when there is none. */
export function parseUnicodeRange(value: string): [first: number, last: number][] {
  if (value.trim() === "") return [[0, 0x10ffff]];
  return value.split(",").map((part) => {
    const [first = "", last = first] = part.trim().replace(/^u\+/i, "").split("-");
    return [parseInt(first.replaceAll("?", "0"), 16), parseInt(last.replaceAll("?", "f"), 16)];
  });
}

async function embeddedRule(rule: CSSFontFaceRule): Promise<string> {
  const source = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
  if (!source) return "";
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  try {
    const response = await fetch(new URL(source, base));
    if (!response.ok) return "";
    const url = await dataUrl(await response.blob());
    const range = rule.style.getPropertyValue("unicode-range");
    return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${url}) format('woff2');${range ? `unicode-range:${range}` : ""}}`;
  } catch {
    // No connection: the picture is drawn with a font of the system, which is better than none.
    return "";
  }
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("the font cannot be read")));
    reader.readAsDataURL(blob);
  });
}
