import type { CardLayout, Ink } from "./card-parts";
import { CARD_PAD, CARD_TEXT, createCardPen, type CardChip, type CardPen } from "./card-pen";
import { inOrder } from "./item-fields";
import type { MarkName } from "./item-marks";
import type { ItemWords } from "./item-words";
import type { QuestionProps, QuestionStatus } from "./question";
import type { Tone } from "./legends";
import { linkRuns, withLinks } from "./text-links";

/** Mark and colour of each status; the word comes with the language. */
export const QUESTION_LOOKS: Readonly<Record<QuestionStatus, { mark: MarkName; tone: Tone }>> = {
  open: { mark: "ring", tone: "todo" },
  answered: { mark: "check", tone: "ok" },
  parked: { mark: "parked", tone: "never" },
};

/** Indent of texts behind a mark. */
const INDENT = 20;

/** A question: what is asked, the answer on the colour of its status, how often, and what backs it up. */
export function layoutQuestion(props: QuestionProps, words: ItemWords): CardLayout {
  const pen = createCardPen(props.w);
  const look = QUESTION_LOOKS[props.status];
  const chip: CardChip = { ...look, word: words.status[props.status] };
  pen.head("question", `${words.question} · ${words.kind[props.kind]}`, chip);

  pen.y += 6;
  const asked = props.text.trim() !== "";
  pen.text(asked ? withLinks(props.text) : words.empty.question, {
    style: CARD_TEXT.title,
    ink: asked ? "ink" : "faint",
    placeholder: !asked,
    single: !asked,
  });

  pen.y += 8;
  if (props.answer.trim() === "") {
    pen.text(words.empty.answer[props.status], {
      style: CARD_TEXT.small,
      ink: "faint",
      placeholder: true,
      single: true,
    });
  } else {
    pen.ground({ fill: `${look.tone}-soft`, bar: look.tone, padding: 8 }, () =>
      pen.text(withLinks(props.answer), {
        style: CARD_TEXT.body,
        x: CARD_PAD + 13,
        w: props.w - 2 * CARD_PAD - 25,
      }),
    );
  }
  quantity(pen, props);
  for (const { url, label } of inOrder(props.evidence)) {
    const runs = linkRuns(url, label);
    if (runs.length === 0) continue;
    pen.y += 7;
    marked(pen, "link", "muted", () =>
      pen.text(runs, { style: CARD_TEXT.small, ink: "muted", ...behindMark(pen) }),
    );
  }
  return pen.done(props.h);
}

function quantity(pen: CardPen, props: QuestionProps): void {
  const source = linkRuns(props.quantityUrl, props.quantitySource);
  if (props.quantity.trim() === "" && source.length === 0) return;
  pen.y += 9;
  marked(pen, "data", "accent", () => {
    if (props.quantity.trim() !== "")
      pen.text(withLinks(props.quantity), { style: { ...CARD_TEXT.body, weight: 620 }, ...behindMark(pen) });
    if (source.length > 0) pen.text(source, { style: CARD_TEXT.small, ink: "muted", ...behindMark(pen) });
  });
}

function behindMark(pen: CardPen) {
  return { x: CARD_PAD + INDENT, w: pen.w - 2 * CARD_PAD - INDENT };
}

function marked(pen: CardPen, mark: MarkName, ink: Ink, write: () => void): void {
  pen.mark(mark, { x: CARD_PAD, size: 13, ink, style: CARD_TEXT.small });
  write();
}
