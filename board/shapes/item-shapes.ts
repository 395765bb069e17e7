import type { SchemaPropsInfo, TLRecord } from "@tldraw/tlschema";
import { actionItemMigrations, actionItemProps, type ActionItemShape } from "./action-item";
import { decisionMigrations, decisionProps, type DecisionShape } from "./decision";
import { featureGridMigrations, featureGridProps, type FeatureGridShape } from "./feature-grid";
import { proposalMigrations, proposalProps, type ProposalShape } from "./proposal";
import { questionMigrations, questionProps, type QuestionShape } from "./question";

/** A typed object on the canvas; its id is the id of its shape. */
export type ItemShape = QuestionShape | ProposalShape | FeatureGridShape | DecisionShape | ActionItemShape;
export type ItemType = ItemShape["type"];

/** Props and migrations of every item, for the board's schema. */
export const ITEM_SHAPES: Readonly<Record<ItemType, SchemaPropsInfo>> = {
  question: { props: questionProps, migrations: questionMigrations },
  proposal: { props: proposalProps, migrations: proposalMigrations },
  "feature-grid": { props: featureGridProps, migrations: featureGridMigrations },
  decision: { props: decisionProps, migrations: decisionMigrations },
  "action-item": { props: actionItemProps, migrations: actionItemMigrations },
};

/** Whether a record is an item. */
export function isItem(record: TLRecord): record is TLRecord & ItemShape {
  return record.typeName === "shape" && Object.hasOwn(ITEM_SHAPES, record.type);
}

/** Id of an item in addresses: its shape id without the prefix `shape:`. */
export function itemIdOf(shapeId: string): string {
  return shapeId.replace(/^shape:/, "");
}
