import type { TextManager, TLMeasureTextOpts, TLShape } from "tldraw";

/** A text to be measured, as `TextManager.measureHtml` is asked. */
export interface TextToMeasure {
  html: string;
  options: TLMeasureTextOpts;
}

export type TextSize = ReturnType<TextManager["measureHtml"]>;
export type MeasureHtml = TextManager["measureHtml"];

/** Shapes whose geometry is made from what is measured, and remembered for the very object that was asked about. */
const WITH_TEXT: ReadonlySet<string> = new Set(["note", "geo"]);

/** Fits everywhere, so that no shape asks a second time. */
const ANY_SIZE: TextSize = { x: 0, y: 0, w: 100, h: 20, scrollWidth: 100 };

/**
 * What tldraw is going to measure for the shapes of the current page: each shape is asked for its geometry with `answerWith` in
 * the place of the measuring. Asked are copies of the shapes, so that nobody remembers the sizes that were made up.
 */
export function rehearseMeasuring(
  manager: TextManager,
  answerWith: (answer: MeasureHtml, rehearse: () => void) => void,
): TextToMeasure[] {
  const { editor } = manager;
  const asked: TextToMeasure[] = [];
  const note: MeasureHtml = (html, options) => {
    asked.push({ html, options });
    return { ...ANY_SIZE };
  };
  answerWith(note, () => {
    for (const shape of editor.getCurrentPageShapes()) {
      if (WITH_TEXT.has(shape.type)) editor.getShapeUtil(shape).getGeometry({ ...shape } as TLShape);
    }
  });
  return asked;
}

/** The private parts of a text manager that measuring consists of. */
interface Measuring {
  elm: HTMLElement;
  setElementStyles(styles: Record<string, string | undefined>): () => void;
}

/**
 * Measures texts with one layout of the page instead of one for each. `measure` is tldraw's own: it writes each text into an element
 * that is not in the page, where asking for sizes costs nothing; then all go into the page and are read.
 */
export function measureTextsTogether(
  manager: TextManager,
  texts: readonly TextToMeasure[],
  measure: MeasureHtml,
): TextSize[] {
  const { elm, setElementStyles } = manager as unknown as Measuring;
  const copies = texts.map(({ html, options }) => {
    const copy = elm.cloneNode(false) as HTMLElement;
    const apart: Measuring = {
      elm: copy,
      setElementStyles(styles) {
        setElementStyles.call(this, styles);
        // They stay until the text has been read.
        return () => undefined;
      },
    };
    measure.call(apart as unknown as TextManager, html, options);
    return copy;
  });
  elm.after(...copies);
  try {
    return copies.map((copy, position) => {
      const { width, height } = copy.getBoundingClientRect();
      const scrollWidth = texts[position]?.options.measureScrollWidth ? copy.scrollWidth : 0;
      return { x: 0, y: 0, w: width, h: height, scrollWidth };
    });
  } finally {
    for (const copy of copies) copy.remove();
  }
}
