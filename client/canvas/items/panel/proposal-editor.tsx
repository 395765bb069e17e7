import { useRef, type KeyboardEvent } from "react";
import { useEditor } from "tldraw";
import { DISPOSITION_LOOKS } from "@/board/shapes/proposal-layout";
import { DISPOSITIONS, type ProposalProps, type ProposalShape } from "@/board/shapes/proposal";
import { t } from "@/client/ui/messages/t";
import { updateItem } from "../update-item";
import { AddressField } from "./address-field";
import { ChoiceRow } from "./choice-row";
import { LinksEditor } from "./links-editor";
import { addedSign } from "./point-keys";
import { PointsEditor, type PointAdder } from "./points-editor";
import { TextBox } from "./text-box";
import { useStep } from "./use-step";

export interface ProposalEditorProps {
  shape: ProposalShape;
  names: readonly string[];
  firstPoint: string | null;
  onDone(): void;
}

/** All fields of a proposal. */
export function ProposalEditor({ shape, names, firstPoint, onDone }: ProposalEditorProps) {
  const editor = useEditor();
  const step = useStep();
  const points = useRef<PointAdder>(null);
  const { id, props } = shape;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const sign = addedSign(event);
    if (!sign) return;
    event.preventDefault();
    points.current?.add(sign);
  };
  const set = (name: string | null, part: Partial<ProposalProps>) =>
    updateItem(editor, { id, type: "proposal", step: name }, () => part);
  return (
    <>
      <TextBox
        multiline
        autoFocus={firstPoint === null}
        size="title"
        itemId={id}
        path="title"
        label={t("proposal.title")}
        placeholder={t("item.empty.title")}
        onKeyDown={onKeyDown}
        onDone={onDone}
      />
      <TextBox
        multiline
        itemId={id}
        path="summary"
        label={t("proposal.summary")}
        placeholder={t("item.empty.summary")}
        onKeyDown={onKeyDown}
        onDone={onDone}
      />
      <PointsEditor ref={points} shape={shape} names={names} firstPoint={firstPoint} onDone={onDone} />
      <ChoiceRow
        legend={t("proposal.disposition")}
        value={props.disposition}
        choices={DISPOSITIONS.map((value) => ({
          value,
          label: t(`proposal.disposition.${value}`),
          ...DISPOSITION_LOOKS[value],
        }))}
        onChoose={(disposition) => set("disposition", { disposition })}
      />
      <AddressField
        label={t("proposal.origin")}
        value={props.origin}
        onBegin={step.begin}
        onType={(origin) => set(step.take("origin"), { origin })}
      />
      <LinksEditor
        title={t("proposal.code")}
        addLabel={t("item.addCode")}
        links={props.code}
        withEffect
        onChange={(name, change) =>
          updateItem(editor, { id, type: "proposal", step: name }, ({ code }) => ({ code: change(code) }))
        }
      />
    </>
  );
}
