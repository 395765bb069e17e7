import { useState } from "react";
import { useEditor, useValue } from "tldraw";
import {
  ACTION_STATUSES,
  isDueDate,
  type ActionItemProps,
  type ActionItemShape,
  type ActionStatus,
} from "@/board/shapes/action-item";
import type { MarkName } from "@/board/shapes/item-marks";
import type { Tone } from "@/board/shapes/legends";
import { t } from "@/client/ui/messages/t";
import { itemsOfBoard } from "../item-references";
import { updateItem } from "../update-item";
import { ChoiceRow } from "./choice-row";
import { ItemSelect } from "./item-select";
import { LineField } from "./line-field";
import { TextBox } from "./text-box";
import { useStep } from "./use-step";

const LOOKS: Readonly<Record<ActionStatus, { mark: MarkName; tone: Tone }>> = {
  open: { mark: "ring", tone: "todo" },
  done: { mark: "check", tone: "ok" },
  dropped: { mark: "cross", tone: "never" },
};

type DueKind = "date" | "milestone";

/** All fields of an action item. */
export function ActionItemEditor({
  shape,
  names,
  onDone,
}: {
  shape: ActionItemShape;
  names: readonly string[];
  onDone(): void;
}) {
  const editor = useEditor();
  const step = useStep();
  const { id, props } = shape;
  const others = useValue("items to come from", () => itemsOfBoard(editor, id), [editor, id]);
  const [dueKind, setDueKind] = useState<DueKind>(
    props.due === "" || isDueDate(props.due) ? "date" : "milestone",
  );
  const set = (name: string | null, part: Partial<ActionItemProps>) =>
    updateItem(editor, { id, type: "action-item", step: name }, () => part);
  return (
    <>
      <TextBox
        multiline
        autoFocus
        size="title"
        itemId={id}
        path="text"
        label={t("action.text")}
        placeholder={t("item.empty.action")}
        onDone={onDone}
      />
      <LineField
        label={t("action.owner")}
        value={props.owner}
        placeholder={t("action.ownerPlaceholder")}
        suggestions={names}
        onBegin={step.begin}
        onType={(owner) => set(step.take("owner"), { owner })}
      />
      <ChoiceRow<DueKind>
        legend={t("action.due")}
        value={dueKind}
        choices={[
          { value: "date", label: t("action.dueDate") },
          { value: "milestone", label: t("action.dueMilestone") },
        ]}
        onChoose={(kind) => setDueKind(kind)}
      />
      {dueKind === "date" ? (
        <LineField
          quiet
          label={t("action.dueDate")}
          type="date"
          value={isDueDate(props.due) ? props.due : ""}
          onBegin={step.begin}
          onType={(due) => set(step.take("due"), { due })}
        />
      ) : (
        <LineField
          quiet
          label={t("action.dueMilestone")}
          value={isDueDate(props.due) ? "" : props.due}
          placeholder={t("action.dueMilestonePlaceholder")}
          onBegin={step.begin}
          onType={(due) => set(step.take("due"), { due })}
        />
      )}
      <ChoiceRow
        legend={t("action.status")}
        value={props.status}
        choices={ACTION_STATUSES.map((value) => ({
          value,
          label: t(`action.status.${value}`),
          ...LOOKS[value],
        }))}
        onChoose={(status) => set("status", { status })}
      />
      <div className="item-field">
        <span aria-hidden className="item-label">
          {t("action.origin")}
        </span>
        <ItemSelect
          label={t("action.origin")}
          empty={t("action.noOrigin")}
          value={props.origin}
          items={others}
          onChoose={(origin) => set("origin", { origin })}
        />
      </div>
      <LineField
        label={t("action.topic")}
        value={props.topic}
        onBegin={step.begin}
        onType={(topic) => set(step.take("topic"), { topic })}
      />
    </>
  );
}
