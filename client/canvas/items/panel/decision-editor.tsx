import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useEditor, useValue } from "tldraw";
import { OUTCOME_LOOKS } from "@/board/shapes/decision-layout";
import { OUTCOMES, type DecisionProps, type DecisionShape, type Dissent } from "@/board/shapes/decision";
import { newEntryId, withChangedEntry, withEntry, withoutEntry } from "@/board/shapes/item-entries";
import { inOrder, LIST_ENTRIES } from "@/board/shapes/item-fields";
import { t } from "@/client/ui/messages/t";
import { itemsOfBoard, restsOn } from "../item-references";
import { updateItem } from "../update-item";
import { ChoiceRow } from "./choice-row";
import { ItemSelect } from "./item-select";
import { LineField } from "./line-field";
import { localTime, utcTime } from "./local-time";
import { TextBox } from "./text-box";
import { useAddedEntries } from "./use-added-entries";
import { useStep } from "./use-step";

/** All fields of a decision. */
export function DecisionEditor({
  shape,
  names,
  onDone,
}: {
  shape: DecisionShape;
  names: readonly string[];
  onDone(): void;
}) {
  const editor = useEditor();
  const step = useStep();
  const { id, props } = shape;
  const set = (name: string | null, part: Partial<DecisionProps>) =>
    updateItem(editor, { id, type: "decision", step: name }, () => part);
  return (
    <>
      <TextBox
        multiline
        autoFocus
        size="title"
        itemId={id}
        path="text"
        label={t("decision.text")}
        placeholder={t("item.empty.decision")}
        onDone={onDone}
      />
      <ChoiceRow
        legend={t("decision.outcome")}
        value={props.outcome}
        choices={OUTCOMES.map((value) => ({
          value,
          label: t(`decision.outcome.${value}`),
          ...OUTCOME_LOOKS[value],
        }))}
        onChoose={(outcome) => set("outcome", { outcome })}
      />
      <DissentEditor shape={shape} names={names} onDone={onDone} />
      <RestsOnEditor shape={shape} />
      <div className="grid gap-2 sm:grid-cols-[3fr_2fr]">
        <LineField
          label={t("decision.decidedAt")}
          type="datetime-local"
          value={localTime(props.decidedAt)}
          onBegin={step.begin}
          onType={(value) => set(step.take("time"), { decidedAt: utcTime(value) })}
        />
        <LineField
          label={t("decision.topic")}
          value={props.topic}
          onBegin={step.begin}
          onType={(topic) => set(step.take("topic"), { topic })}
        />
      </div>
    </>
  );
}

function DissentEditor({
  shape: { id, props },
  names,
  onDone,
}: {
  shape: DecisionShape;
  names: readonly string[];
  onDone(): void;
}) {
  const editor = useEditor();
  const step = useStep();
  const [fresh, setFresh] = useState<string | null>(null);
  const change = (
    name: string | null,
    next: (dissent: DecisionProps["dissent"]) => DecisionProps["dissent"],
  ) =>
    updateItem(editor, { id, type: "decision", step: name }, ({ dissent }) => ({ dissent: next(dissent) }));
  const added = useAddedEntries((ids) =>
    change(null, (all) =>
      ids.reduce((kept, entry) => {
        const { who, why } = kept[entry] ?? { who: "", why: "" };
        return who === "" && why === "" ? withoutEntry(kept, entry) : kept;
      }, all),
    ),
  );
  const entries = inOrder(props.dissent);

  const add = () => {
    const entry = newEntryId();
    change("add dissent", (all) => withEntry<Dissent>(all, entry, { who: "", why: "" }));
    added.note(entry);
    setFresh(entry);
  };

  return (
    <section className="item-field" aria-label={t("decision.dissent")}>
      <h3 className="item-label">{t("decision.dissent")}</h3>
      <ul className="grid gap-1.5">
        {entries.map(({ id: entry, who }) => (
          <li key={entry} className="item-link-row">
            <LineField
              quiet
              label={t("decision.dissentWho")}
              placeholder={t("decision.dissentWho")}
              className="item-who"
              value={who}
              suggestions={names}
              autoFocus={entry === fresh}
              onBegin={step.begin}
              onType={(value) =>
                change(step.take("who dissents"), (all) =>
                  withChangedEntry<Dissent>(all, entry, { who: value }),
                )
              }
            />
            <TextBox
              quiet
              multiline
              itemId={id}
              path={`dissent/${entry}/why`}
              label={t("decision.dissentWhy")}
              placeholder={t("decision.dissentWhy")}
              onDone={onDone}
            />
            <button
              type="button"
              className="item-icon-button"
              aria-label={t("decision.removeDissent", { who })}
              onClick={() => change("remove dissent", (all) => withoutEntry(all, entry))}
            >
              <X size={15} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="item-small-button mt-1.5"
        disabled={entries.length >= LIST_ENTRIES}
        onClick={add}
      >
        <Plus size={14} aria-hidden />
        {t("decision.addDissent")}
      </button>
    </section>
  );
}

function RestsOnEditor({ shape }: { shape: DecisionShape }) {
  const editor = useEditor();
  const { id } = shape;
  const listed = useValue("rests on", () => restsOn(editor, shape), [editor, shape]);
  const others = useValue("items to rest on", () => itemsOfBoard(editor, id), [editor, id]);
  const choices = others.filter((other) => !listed.some((item) => item.id === other.id));
  const change = (name: string, next: (rests: DecisionProps["restsOn"]) => DecisionProps["restsOn"]) =>
    updateItem(editor, { id, type: "decision", step: name }, (props) => ({ restsOn: next(props.restsOn) }));
  return (
    <section className="item-field" aria-label={t("decision.restsOn")}>
      <h3 className="item-label">{t("decision.restsOn")}</h3>
      <ul className="mb-1.5 grid gap-1">
        {listed.map((item) => (
          <li key={item.id} className="flex items-center gap-2 text-sm">
            <span className="min-w-0 flex-1 truncate">{item.title}</span>
            {item.byArrow ? (
              <span className="text-xs text-muted">{t("decision.restsOnArrow")}</span>
            ) : (
              <button
                type="button"
                className="item-icon-button"
                aria-label={t("decision.removeRestsOn", { title: item.title })}
                onClick={() => change("rests on less", (all) => withoutEntry(all, item.id))}
              >
                <X size={15} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length === 0 ? (
        <p className="text-sm text-muted">{t("decision.noItems")}</p>
      ) : (
        <ItemSelect
          label={t("decision.addRestsOn")}
          empty={t("decision.chooseItem")}
          value=""
          items={choices}
          onChoose={(item) => {
            if (item !== "") change("rests on", (all) => withEntry<{ index: string }>(all, item, {}));
          }}
        />
      )}
    </section>
  );
}
