import { Check, LocateFixed, Pencil } from "lucide-react";
import { memo, useCallback, useId, useRef } from "react";
import { useEditor, useValue } from "tldraw";
import type { DecisionShape } from "@/board/shapes/decision";
import { inOrder } from "@/board/shapes/item-fields";
import { itemIdOf, type ItemShape } from "@/board/shapes/item-shapes";
import type { ProposalShape } from "@/board/shapes/proposal";
import type { QuestionShape } from "@/board/shapes/question";
import { t } from "@/client/ui/messages/t";
import { useSealedActions } from "../../record/sealed-actions";
import { describeItem } from "../describe-item";
import { itemById, itemName, restsOn } from "../item-references";
import { createItemWords } from "../item-words";
import { ActionItemEditor } from "../panel/action-item-editor";
import { DecisionEditor } from "../panel/decision-editor";
import { ProposalEditor } from "../panel/proposal-editor";
import { QuestionEditor } from "../panel/question-editor";
import { showItem } from "../show-item";
import { useNamesHere } from "../use-names-here";
import { GridOutline } from "./grid-outline";
import { GridOutlineEditor } from "./grid-outline-editor";
import { Links } from "./outline-links";

interface OutlineItemProps {
  item: ItemShape;
  mayEdit: boolean;
  editing: boolean;
  onEdit(open: boolean): void;
}

/** One item in the outline: what it says, the way to its place, and its fields while it is edited here. */
export const OutlineItem = memo(
  function OutlineItem({ item, mayEdit, editing, onEdit }: OutlineItemProps) {
    const editor = useEditor();
    const titleId = useId();
    const editButton = useRef<HTMLButtonElement>(null);
    const locked = useValue("locked", () => editor.isShapeOrAncestorLocked(item.id), [editor, item.id]);
    const title = itemName(item);
    const sealed = useSealedActions();
    const open = editing && mayEdit && !locked;

    const done = useCallback(() => {
      onEdit(false);
      // The button comes back in place of the fields.
      requestAnimationFrame(() => editButton.current?.focus());
    }, [onEdit]);

    return (
      <article
        aria-labelledby={titleId}
        className="border-t border-line py-2.5"
        data-outline-item={itemIdOf(item.id)}
      >
        <h4 id={titleId} className="text-sm font-[620] tracking-normal wrap-anywhere">
          {describeItem(item)}
        </h4>
        {open ? (
          <div className="item-outline-fields">
            <Fields item={item} onDone={done} />
          </div>
        ) : (
          <Words item={item} />
        )}
        <div className="mt-1 flex items-center gap-1">
          <button
            type="button"
            className="item-small-button"
            aria-label={t("outline.showItem", { title })}
            onClick={() => showItem(editor, itemIdOf(item.id))}
          >
            <LocateFixed size={14} aria-hidden />
            {t("outline.show")}
          </button>
          {mayEdit && !locked ? (
            open ? (
              <button type="button" className="item-small-button" onClick={done}>
                <Check size={14} aria-hidden />
                {t("item.done")}
              </button>
            ) : (
              <button
                ref={editButton}
                type="button"
                className="item-small-button"
                aria-label={t("outline.editItem", { title })}
                onClick={() => onEdit(true)}
              >
                <Pencil size={14} aria-hidden />
                {t("outline.edit")}
              </button>
            )
          ) : null}
          {sealed && item.type === "action-item" ? (
            <button
              type="button"
              className="item-small-button"
              aria-label={t("outline.editItem", { title })}
              onClick={() => sealed.open(item)}
            >
              <Pencil size={14} aria-hidden />
              {t("outline.edit")}
            </button>
          ) : null}
          {locked ? <span className="text-xs text-muted">{t("outline.locked")}</span> : null}
        </div>
      </article>
    );
  },
  (before, after) =>
    before.item.props === after.item.props &&
    before.mayEdit === after.mayEdit &&
    before.editing === after.editing,
);

/** The same fields as in the panel over a card. */
function Fields({ item, onDone }: { item: ItemShape; onDone(): void }) {
  const names = useNamesHere();
  switch (item.type) {
    case "question":
      return <QuestionEditor shape={item} onDone={onDone} />;
    case "proposal":
      return <ProposalEditor shape={item} names={names} firstPoint={null} onDone={onDone} />;
    case "decision":
      return <DecisionEditor shape={item} names={names} onDone={onDone} />;
    case "action-item":
      return <ActionItemEditor shape={item} names={names} onDone={onDone} />;
    case "feature-grid":
      return <GridOutlineEditor shape={item} onDone={onDone} />;
  }
}

/** What the item says beyond its title. */
function Words({ item }: { item: ItemShape }) {
  switch (item.type) {
    case "question":
      return <QuestionWords shape={item} />;
    case "proposal":
      return <ProposalWords shape={item} />;
    case "decision":
      return <DecisionWords shape={item} />;
    case "action-item": {
      const { owner, due, topic } = item.props;
      const words = createItemWords();
      return (
        <p className="text-sm text-muted wrap-anywhere">
          {[
            owner ? t("action.ownedBy", { name: owner }) : t("item.empty.owner"),
            due && words.due(due),
            topic && words.topic(topic),
          ]
            .filter(Boolean)
            .join(" · ")}
          <Origin id={item.props.origin} />
        </p>
      );
    }
    case "feature-grid":
      return <GridOutline shape={item} />;
  }
}

/** The item that an action item came from. */
function Origin({ id }: { id: string }) {
  const editor = useEditor();
  const title = useValue(
    "origin",
    () => {
      const origin = itemById(editor, id);
      return origin && itemName(origin);
    },
    [editor, id],
  );
  return title === null ? null : <> · {t("action.from", { title })}</>;
}

function QuestionWords({ shape: { props } }: { shape: QuestionShape }) {
  const { answer, kind, quantity, quantitySource, quantityUrl } = props;
  return (
    <div className="grid gap-0.5 text-sm wrap-anywhere">
      <p className="text-xs text-muted">{t(`question.kind.${kind}`)}</p>
      {answer === "" ? null : <p className="whitespace-pre-line">{answer}</p>}
      {quantity === "" ? null : <p className="text-muted">{quantity}</p>}
      {quantityUrl === "" && quantitySource === "" ? null : (
        <Links links={[{ id: "quantity", url: quantityUrl, label: quantitySource }]} />
      )}
      <Links links={inOrder(props.evidence)} />
    </div>
  );
}

function ProposalWords({ shape: { props } }: { shape: ProposalShape }) {
  const points = inOrder(props.points);
  return (
    <div className="grid gap-0.5 text-sm wrap-anywhere">
      {props.summary === "" ? null : <p className="whitespace-pre-line text-muted">{props.summary}</p>}
      {points.length === 0 ? null : (
        <ul aria-label={t("outline.points")}>
          {points.map(({ id, sign, text, author, settled }) => (
            <li key={id}>
              {t(`proposal.sign.${sign}`)}: {text}
              {author === "" ? "" : ` (${author})`}
              {settled === "" ? "" : `, ${t("outline.settled", { how: settled })}`}
            </li>
          ))}
        </ul>
      )}
      {props.origin === "" ? null : <Links links={[{ id: "origin", url: props.origin, label: "" }]} />}
      <Links
        links={inOrder(props.code).map(({ id, url, label, effect }) => ({ id, url, label, more: effect }))}
      />
    </div>
  );
}

function DecisionWords({ shape }: { shape: DecisionShape }) {
  const editor = useEditor();
  const grounds = useValue("rests on", () => restsOn(editor, shape).map(({ title }) => title), [
    editor,
    shape,
  ]);
  const { decidedAt, topic } = shape.props;
  const words = createItemWords();
  const circumstances = [decidedAt && words.moment(decidedAt), topic && words.topic(topic)]
    .filter(Boolean)
    .join(" · ");
  return (
    <div className="grid gap-0.5 text-sm wrap-anywhere">
      {inOrder(shape.props.dissent).map(({ id, who, why }) => (
        <p key={id}>
          {t("decision.dissent")}: {[who, why].filter(Boolean).join(": ")}
        </p>
      ))}
      {grounds.length === 0 ? null : (
        <p className="text-muted">
          {t("outline.restsOn")}: {grounds.join("; ")}
        </p>
      )}
      {circumstances === "" ? null : <p className="text-muted">{circumstances}</p>}
    </div>
  );
}
