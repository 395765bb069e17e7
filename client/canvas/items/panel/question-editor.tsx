import { useEditor } from "tldraw";
import { QUESTION_LOOKS } from "@/board/shapes/question-layout";
import {
  QUESTION_KINDS,
  QUESTION_STATUSES,
  type QuestionProps,
  type QuestionShape,
} from "@/board/shapes/question";
import { t } from "@/client/ui/messages/t";
import { updateItem } from "../update-item";
import { AddressField } from "./address-field";
import { ChoiceRow } from "./choice-row";
import { LineField } from "./line-field";
import { LinksEditor } from "./links-editor";
import { TextBox } from "./text-box";
import { useStep } from "./use-step";

/** All fields of a question. */
export function QuestionEditor({ shape, onDone }: { shape: QuestionShape; onDone(): void }) {
  const editor = useEditor();
  const step = useStep();
  const { id, props } = shape;
  const set = (name: string | null, part: Partial<QuestionProps>) =>
    updateItem(editor, { id, type: "question", step: name }, () => part);
  return (
    <>
      <TextBox
        multiline
        autoFocus
        size="title"
        itemId={id}
        path="text"
        label={t("question.text")}
        placeholder={t("item.empty.question")}
        onDone={onDone}
      />
      <ChoiceRow
        legend={t("question.status")}
        value={props.status}
        choices={QUESTION_STATUSES.map((value) => ({
          value,
          label: t(`question.status.${value}`),
          ...QUESTION_LOOKS[value],
        }))}
        onChoose={(status) => set("status", { status })}
      />
      <TextBox
        multiline
        itemId={id}
        path="answer"
        label={t(props.status === "parked" ? "question.parkedBecause" : "question.answer")}
        placeholder={t(`item.empty.answer.${props.status}`)}
        onDone={onDone}
      />
      <ChoiceRow
        legend={t("question.kind")}
        value={props.kind}
        choices={QUESTION_KINDS.map((value) => ({ value, label: t(`question.kind.${value}`) }))}
        onChoose={(kind) => set("kind", { kind })}
      />
      <LineField
        label={t("question.quantity")}
        value={props.quantity}
        placeholder={t("question.quantityPlaceholder")}
        onBegin={step.begin}
        onType={(quantity) => set(step.take("quantity"), { quantity })}
      />
      <div className="grid gap-2 sm:grid-cols-2">
        <LineField
          label={t("question.quantitySource")}
          value={props.quantitySource}
          placeholder={t("question.quantitySourcePlaceholder")}
          onBegin={step.begin}
          onType={(quantitySource) => set(step.take("source"), { quantitySource })}
        />
        <AddressField
          label={t("question.quantityUrl")}
          value={props.quantityUrl}
          onBegin={step.begin}
          onType={(quantityUrl) => set(step.take("address"), { quantityUrl })}
        />
      </div>
      <LinksEditor
        title={t("question.evidence")}
        addLabel={t("item.addLink")}
        links={props.evidence}
        onChange={(name, change) =>
          updateItem(editor, { id, type: "question", step: name }, ({ evidence }) => ({
            evidence: change(evidence),
          }))
        }
      />
    </>
  );
}
