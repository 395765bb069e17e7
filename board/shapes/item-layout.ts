import { layoutActionItem } from "./action-item-layout";
import type { ActionItemShape } from "./action-item";
import type { CardLayout } from "./card-parts";
import type { DecisionShape } from "./decision";
import { layoutDecision } from "./decision-layout";
import { NO_WORDS, type ItemWords } from "./item-words";
import type { ProposalShape } from "./proposal";
import { layoutProposal } from "./proposal-layout";
import type { QuestionShape } from "./question";
import { layoutQuestion } from "./question-layout";

/** The items that are cards; a feature grid is a table. */
export type CardShape = QuestionShape | ProposalShape | DecisionShape | ActionItemShape;

type Content<S> = S extends CardShape ? Pick<S, "type" | "props"> : never;
/** What a card is laid out from. */
export type CardContent = Content<CardShape>;

/** What stands on a card comes from its props, and from the items that it refers to. */
export interface CardContext {
  words: ItemWords;
  /** Titles of the items that a decision rests on. */
  restsOn?: readonly string[];
  /** Title of the item that an action item came from; null when it came from none. */
  from?: string | null;
}

/** Where everything on a card stands. */
export function layoutCard(card: CardContent, { words, restsOn = [], from = null }: CardContext): CardLayout {
  switch (card.type) {
    case "question":
      return layoutQuestion(card.props, words);
    case "proposal":
      return layoutProposal(card.props, words);
    case "decision":
      return layoutDecision(card.props, words, restsOn);
    case "action-item":
      return layoutActionItem(card.props, words, from);
  }
}

/**
 * Height of a card in pixels of the board, without a browser: as every browser shows it, whatever its language. `restsOn`:
 * how many items a decision rests on.
 */
export function cardHeight(card: CardContent, restsOn = 0): number {
  return layoutCard(card, { words: NO_WORDS, restsOn: Array.from({ length: restsOn }, () => "") }).h;
}
