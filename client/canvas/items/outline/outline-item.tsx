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
import { itemName, restsOn } from "../item-references";
import { ActionItemEditor } from "../panel/action-item-editor";
import { DecisionEditor } from "../panel/decision-editor";
import { ProposalEditor } from "../panel/proposal-editor";
import { QuestionEditor } from "../panel/question-editor";
import { showItem } from "../show-item";
import { useNamesHere } from "../use-names-here";
import { GridOutline, GridOutlineEditor } from "./grid-outline";

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
      const { owner, due } = item.props;
      return (
        <p className="text-sm text-muted wrap-anywhere">
          {[
            owner ? t("action.ownedBy", { name: owner }) : t("item.empty.owner"),
            due && t("action.dueOn", { due }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      );
    }
    case "feature-grid":
      return <GridOutline shape={item} />;
  }
}

function QuestionWords({ shape: { props } }: { shape: QuestionShape }) {
  return (
    <div className="grid gap-0.5 text-sm wrap-anywhere">
      {props.answer === "" ? null : <p className="whitespace-pre-line">{props.answer}</p>}
      {props.quantity === "" ? null : (
        <p className="text-muted">{[props.quantity, props.quantitySource].filter(Boolean).join(", ")}</p>
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
      <Links links={inOrder(props.code)} />
    </div>
  );
}

function DecisionWords({ shape }: { shape: DecisionShape }) {
  const editor = useEditor();
  const grounds = useValue("rests on", () => restsOn(editor, shape).map(({ title }) => title), [
    editor,
    shape,
  ]);
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
    </div>
  );
}

function Links({ links }: { links: readonly { id: string; url: string; label: string }[] }) {
  if (links.length === 0) return null;
  return (
    <ul>
      {links.map(({ id, url, label }) => (
        <li key={id}>
          {url === "" ? (
            label
          ) : (
            <a href={url} target="_blank" rel="noreferrer" className="text-accent">
              {label || url}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
