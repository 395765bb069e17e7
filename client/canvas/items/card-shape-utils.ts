import {
  actionItemMigrations,
  actionItemProps,
  newActionItem,
  type ActionItemShape,
} from "@/board/shapes/action-item";
import { decisionMigrations, decisionProps, newDecision, type DecisionShape } from "@/board/shapes/decision";
import { newProposal, proposalMigrations, proposalProps, type ProposalShape } from "@/board/shapes/proposal";
import { newQuestion, questionMigrations, questionProps, type QuestionShape } from "@/board/shapes/question";
import { CardShapeUtil } from "./card-shape-util";

class QuestionShapeUtil extends CardShapeUtil<QuestionShape> {
  static override type = "question" as const;
  static override props = questionProps;
  static override migrations = questionMigrations;
  override getDefaultProps = newQuestion;
}

class ProposalShapeUtil extends CardShapeUtil<ProposalShape> {
  static override type = "proposal" as const;
  static override props = proposalProps;
  static override migrations = proposalMigrations;
  override getDefaultProps = newProposal;
}

class DecisionShapeUtil extends CardShapeUtil<DecisionShape> {
  static override type = "decision" as const;
  static override props = decisionProps;
  static override migrations = decisionMigrations;
  override getDefaultProps = newDecision;
}

class ActionItemShapeUtil extends CardShapeUtil<ActionItemShape> {
  static override type = "action-item" as const;
  static override props = actionItemProps;
  static override migrations = actionItemMigrations;
  override getDefaultProps = newActionItem;
}

export const CARD_SHAPE_UTILS = [
  QuestionShapeUtil,
  ProposalShapeUtil,
  DecisionShapeUtil,
  ActionItemShapeUtil,
] as const;
