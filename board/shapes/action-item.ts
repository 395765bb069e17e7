import {
  createShapePropsMigrationIds,
  createShapePropsMigrationSequence,
  type RecordProps,
  type TLBaseShape,
} from "@tldraw/tlschema";
import { T } from "@tldraw/validate";
import { itemLine, itemText } from "./item-fields";

export const ACTION_STATUSES = ["open", "done", "dropped"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What somebody does by when. */
export interface ActionItemProps {
  w: number;
  /** Least height; the card grows with its content. */
  h: number;
  text: string;
  /** A name or an address; empty while nobody has taken it. */
  owner: string;
  /** A date `2026-11-30`, or a named milestone such as `v6.20 merge window`; empty without one. */
  due: string;
  status: ActionStatus;
  /** Item id (shape id) it came from; empty when from none. */
  origin: string;
  /** The topic of the agenda it was taken down under, in words; empty outside of a session. */
  topic: string;
}

export type ActionItemShape = TLBaseShape<"action-item", ActionItemProps>;

export const actionItemProps: RecordProps<ActionItemShape> = {
  w: T.positiveNumber,
  h: T.positiveNumber,
  text: itemText,
  owner: itemLine,
  due: itemLine,
  status: T.literalEnum(...ACTION_STATUSES),
  origin: itemLine,
  topic: itemLine,
};

const VERSIONS = createShapePropsMigrationIds("action-item", { AddTopic: 1 });

export const actionItemMigrations = createShapePropsMigrationSequence({
  sequence: [
    {
      id: VERSIONS.AddTopic,
      up: (props) => {
        props["topic"] = "";
      },
      down: (props) => {
        delete props["topic"];
      },
    },
  ],
});

export function newActionItem(): ActionItemProps {
  return { w: 360, h: 60, text: "", owner: "", due: "", status: "open", origin: "", topic: "" };
}

/** Whether `due` names a day, as opposed to a milestone. */
export function isDueDate(due: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(due) && !Number.isNaN(Date.parse(`${due}T00:00:00Z`));
}
