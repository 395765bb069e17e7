import type { CardLayout } from "./card-parts";
import { CARD_PAD, CARD_TEXT, createCardPen, type CardPen } from "./card-pen";
import { hasOutcome, type DecisionProps, type Outcome } from "./decision";
import { inOrder } from "./item-fields";
import type { MarkName } from "./item-marks";
import type { ItemWords } from "./item-words";
import type { Tone } from "./legends";
import { withLinks } from "./text-links";

/** Mark and colour of each outcome. */
export const OUTCOME_LOOKS: Readonly<Record<Outcome, { mark: MarkName; tone: Tone }>> = {
  agreed: { mark: "check", tone: "ok" },
  "rough-consensus": { mark: "wave", tone: "cond" },
  "no-consensus": { mark: "cross", tone: "block" },
  deferred: { mark: "parked", tone: "never" },
};

/** Most items named that a decision rests on; the rest is counted. */
const NAMED = 4;

/** A decision: what was agreed, every dissent with its name, what it rests on. `restsOn` holds these items' titles. */
export function layoutDecision(
  props: DecisionProps,
  words: ItemWords,
  restsOn: readonly string[],
): CardLayout {
  const pen = createCardPen(props.w);
  const outcome = { ...OUTCOME_LOOKS[props.outcome], word: words.outcome[props.outcome] };
  pen.head("decision", words.decision, hasOutcome(props) ? outcome : null);

  pen.y += 6;
  const decided = props.text.trim() !== "";
  pen.text(decided ? withLinks(props.text) : words.empty.decision, {
    style: CARD_TEXT.title,
    ink: decided ? "ink" : "faint",
    placeholder: !decided,
    single: !decided,
  });

  const dissent = inOrder(props.dissent);
  if (dissent.length > 0) {
    pen.y += 9;
    pen.text(words.dissent, { style: CARD_TEXT.head, ink: "block", single: true });
  }
  for (const { who, why } of dissent) {
    pen.y += 2;
    pen.mark("block", { x: CARD_PAD, size: 12, ink: "block", style: CARD_TEXT.small });
    const name = who.trim() === "" ? [] : [{ text: why === "" ? who : `${who}: `, weight: 620, ink: "ink" }];
    pen.text([...name, ...withLinks(why)], { style: CARD_TEXT.small, ink: "muted", ...behindMark(pen) });
  }
  if (restsOn.length > 0) {
    pen.y += 9;
    pen.text(words.restsOn, { style: CARD_TEXT.head, ink: "muted", single: true });
    for (const title of restsOn.slice(0, NAMED)) {
      pen.y += 2;
      pen.mark("link", { x: CARD_PAD, size: 13, ink: "muted", style: CARD_TEXT.small });
      pen.text(title, {
        style: CARD_TEXT.small,
        ink: "muted",
        ...behindMark(pen),
        single: true,
      });
    }
    if (restsOn.length > NAMED)
      pen.text(words.more(restsOn.length - NAMED), {
        style: CARD_TEXT.small,
        ink: "muted",
        ...behindMark(pen),
        single: true,
      });
  }
  const circumstances = [
    props.decidedAt === "" ? "" : words.moment(props.decidedAt),
    props.topic === "" ? "" : words.topic(props.topic),
  ].filter((part) => part !== "");
  if (props.decidedAt !== "" || props.topic !== "") {
    pen.y += 9;
    pen.mark("clock", { x: CARD_PAD, size: 13, ink: "muted", style: CARD_TEXT.small });
    pen.text(circumstances.join(" · "), {
      style: CARD_TEXT.small,
      ink: "muted",
      ...behindMark(pen),
      single: true,
    });
  }
  return { ...pen.done(props.h), bar: "accent" };
}

function behindMark(pen: CardPen) {
  return { x: CARD_PAD + 20, w: pen.w - 2 * CARD_PAD - 20 };
}
