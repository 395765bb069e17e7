import type { ActionItemProps } from "./action-item";
import type { CardLayout } from "./card-parts";
import { CARD_PAD, CARD_TEXT, createCardPen, type CardChip } from "./card-pen";
import type { ItemWords } from "./item-words";
import { withLinks } from "./text-links";

/** The box that is ticked off, and how far texts stand behind it. */
const TICK = { size: 20, indent: 30 };
const TEXT = { size: 16, weight: 600, lineHeight: 22 };

/** An action item: what to do behind its box, who does it and by when. `from` is the title of the item it came from. */
export function layoutActionItem(props: ActionItemProps, words: ItemWords, from: string | null): CardLayout {
  const pen = createCardPen(props.w);
  pen.head("action", words.action, chipOf(props, words));

  pen.y += 8;
  const x = CARD_PAD + TICK.indent;
  const w = props.w - 2 * CARD_PAD - TICK.indent;
  pen.parts.push({
    kind: "tick",
    x: CARD_PAD,
    y: pen.y + (TEXT.lineHeight - TICK.size) / 2,
    size: TICK.size,
    state: props.status,
  });
  const written = props.text.trim() !== "";
  const over = props.status !== "open";
  pen.text(written ? withLinks(props.text) : words.empty.action, {
    style: TEXT,
    x,
    w,
    ink: written ? (over ? "muted" : "ink") : "faint",
    placeholder: !written,
    single: !written,
    struck: written && props.status === "dropped",
  });
  pen.y += 3;
  const owner = props.owner.trim() === "" ? words.empty.owner : words.owner(props.owner.trim());
  const parts = [
    owner,
    from === null ? "" : words.from(from),
    props.topic === "" ? "" : words.topic(props.topic),
  ];
  pen.text(parts.filter((part) => part !== "").join(" · "), {
    style: CARD_TEXT.small,
    ink: "muted",
    x,
    w,
    single: true,
  });
  return pen.done(props.h);
}

function chipOf(props: ActionItemProps, words: ItemWords): CardChip | null {
  if (props.status === "done") return { mark: "check", word: words.actionStatus.done, tone: "ok" };
  if (props.status === "dropped") return { mark: "cross", word: words.actionStatus.dropped, tone: "never" };
  const due = props.due.trim();
  if (due === "") return { mark: "ring", word: words.actionStatus.open, tone: "todo" };
  return { mark: "clock", word: words.due(due), tone: "todo" };
}
