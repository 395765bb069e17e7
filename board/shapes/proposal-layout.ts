import type { CardLayout, Ink } from "./card-parts";
import { CARD_PAD, CARD_TEXT, createCardPen, endNote, type CardCount, type CardPen } from "./card-pen";
import { inOrder } from "./item-fields";
import type { MarkName } from "./item-marks";
import type { ItemWords } from "./item-words";
import type { Tone } from "./legends";
import { POINT_SIGNS, type Disposition, type Point, type PointSign, type ProposalProps } from "./proposal";
import { linkRuns, withLinks } from "./text-links";
import type { TextRun } from "./text-lines";

/** Mark and colour of each disposition. */
export const DISPOSITION_LOOKS: Readonly<Record<Disposition, { mark: MarkName; tone: Tone }>> = {
  open: { mark: "ring", tone: "todo" },
  accepted: { mark: "check", tone: "ok" },
  rejected: { mark: "cross", tone: "block" },
  "needs-data": { mark: "data", tone: "cond" },
  "needs-patch": { mark: "code", tone: "accent" },
};

/** Mark and colour of each sign of a point. */
export const SIGN_LOOKS: Readonly<Record<PointSign, { mark: MarkName; tone: Tone }>> = {
  positive: { mark: "plus", tone: "ok" },
  negative: { mark: "minus", tone: "todo" },
  blocking: { mark: "block", tone: "block" },
};

const INDENT = 24;
/** Share of a point's line that its author may take. */
const AUTHOR_SHARE = 0.3;
/** Room for the word "settled", in pixels. */
const SETTLED_WIDTH = 62;

/** A proposal: what it is, where it and its code are, and what speaks for and against it, point by point. */
export function layoutProposal(props: ProposalProps, words: ItemWords): CardLayout {
  const pen = createCardPen(props.w);
  pen.head("proposal", words.proposal, {
    ...DISPOSITION_LOOKS[props.disposition],
    word: words.disposition[props.disposition],
  });

  pen.tally(tallyOf(props));

  pen.y += 6;
  const titled = props.title.trim() !== "";
  pen.text(titled ? withLinks(props.title) : words.empty.title, {
    style: CARD_TEXT.title,
    ink: titled ? "ink" : "faint",
    placeholder: !titled,
    single: !titled,
  });
  pen.y += 6;
  const summed = props.summary.trim() !== "";
  if (summed || !titled)
    pen.text(summed ? withLinks(props.summary) : words.empty.summary, {
      style: CARD_TEXT.small,
      ink: summed ? "muted" : "faint",
      placeholder: !summed,
      single: !summed,
    });
  links(pen, props);

  pen.y += 9;
  const points = inOrder(props.points);
  for (const point of points) drawPoint(pen, point, words);
  if (points.length === 0) {
    pen.rule();
    pen.y += 8;
    pen.text(words.empty.points, { style: CARD_TEXT.small, ink: "faint", placeholder: true, single: true });
    return pen.done(props.h);
  }
  return pen.done(props.h, 8);
}

/** How many points of each sign there are: a row of proposals is compared without reading them. */
function tallyOf({ points }: ProposalProps): CardCount[] {
  const all = Object.values(points);
  return POINT_SIGNS.flatMap((sign) => {
    // An objection that was settled blocks no more.
    const n = all.filter((point) => point.sign === sign && point.settled === "").length;
    return n === 0 ? [] : [{ mark: SIGN_LOOKS[sign].mark, ink: SIGN_LOOKS[sign].tone, n }];
  });
}

function links(pen: CardPen, props: ProposalProps): void {
  const rows: { mark: MarkName; runs: TextRun[] }[] = [
    { mark: "origin", runs: props.origin === "" ? [] : linkRuns(props.origin, "") },
    ...inOrder(props.code).map(({ url, label, effect }) => {
      const link = linkRuns(url, label);
      const between = link.length > 0 && effect !== "" ? " · " : "";
      return { mark: "code" as const, runs: effect === "" ? link : [...link, { text: between + effect }] };
    }),
  ];
  for (const { mark, runs } of rows) {
    if (runs.length === 0) continue;
    pen.y += 6;
    pen.mark(mark, { x: CARD_PAD, size: 13, ink: "muted", style: CARD_TEXT.small });
    pen.text(runs, { style: CARD_TEXT.small, ink: "muted", x: CARD_PAD + 20, w: pen.w - 2 * CARD_PAD - 20 });
  }
}

function drawPoint(pen: CardPen, point: Point, words: ItemWords): void {
  pen.rule();
  pen.y += 7;
  const settled = point.sign === "blocking" && point.settled !== "";
  const look = SIGN_LOOKS[point.sign];
  const ink: Ink = settled ? "muted" : look.tone;
  const style = CARD_TEXT.point;
  pen.mark(settled ? "settled" : look.mark, { x: CARD_PAD, size: 14, ink, style });

  const inner = pen.w - 2 * CARD_PAD;
  const author = endNote(point.author, CARD_TEXT.tiny, inner * AUTHOR_SHARE);
  if (author) {
    pen.parts.push({
      kind: "text",
      x: pen.w - CARD_PAD - author.width,
      y: pen.y + (style.lineHeight - CARD_TEXT.tiny.lineHeight) / 2,
      w: author.width,
      lines: [author.line],
      style: CARD_TEXT.tiny,
      ink: "faint",
      align: "end",
    });
  }
  const x = CARD_PAD + INDENT;
  const w = inner - INDENT - (author ? author.width + 10 : 0);
  const written = point.text.trim() !== "";
  pen.text(written ? withLinks(point.text) : words.empty.point, {
    style,
    x,
    w,
    ink: written ? (settled ? "muted" : "ink") : "faint",
    placeholder: !written,
    single: !written,
  });
  if (settled) {
    pen.y += 2;
    const top = pen.y;
    pen.text(words.settled, { style: CARD_TEXT.strong, ink: "muted", x, w: SETTLED_WIDTH, single: true });
    pen.y = top;
    pen.text(withLinks(point.settled), {
      style: CARD_TEXT.small,
      ink: "muted",
      x: x + SETTLED_WIDTH + 6,
      w: inner - INDENT - SETTLED_WIDTH - 6,
    });
  }
  pen.y += 7;
}
