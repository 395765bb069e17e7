import { GripVertical, RotateCcw, X } from "lucide-react";
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { useEditor } from "tldraw";
import {
  newEntryId,
  withChangedEntry,
  withEntry,
  withMovedEntry,
  withoutEntry,
} from "@/board/shapes/item-entries";
import { inOrder, LIST_ENTRIES } from "@/board/shapes/item-fields";
import { SIGN_LOOKS } from "@/board/shapes/proposal-layout";
import { POINT_SIGNS, type Point, type PointSign, type ProposalShape } from "@/board/shapes/proposal";
import { t } from "@/client/ui/messages/t";
import { Mark } from "../mark";
import { updateItem } from "../update-item";
import { useEntryDrag } from "./entry-drag";
import { LineField } from "./line-field";
import { newPoint } from "./new-point";
import { addedSign, typedSign } from "./point-keys";
import { TextBox } from "./text-box";
import { useAddedEntries } from "./use-added-entries";
import { useFocusThroughMoves } from "./use-focus-through-moves";
import { useStep } from "./use-step";

export interface PointsEditorProps {
  shape: ProposalShape;
  names: readonly string[];
  /** A point that was added with the card, to type into first. */
  firstPoint: string | null;
  onDone(): void;
  ref?: Ref<PointAdder>;
}

/** Adds a point from elsewhere in the card. */
export interface PointAdder {
  add(sign: PointSign): void;
}

type PointWithId = Point & { id: string };

/** What speaks for and against a proposal: a list in which people type as fast as they talk. */
export function PointsEditor({ shape, names, firstPoint, onDone, ref }: PointsEditorProps) {
  const editor = useEditor();
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<string | null>(firstPoint);
  const [said, setSaid] = useState("");
  const { id } = shape;
  const points = inOrder(shape.props.points);
  const full = points.length >= LIST_ENTRIES;

  const change = (
    step: string | null,
    next: (points: ProposalShape["props"]["points"]) => ProposalShape["props"]["points"],
  ) => updateItem(editor, { id, type: "proposal", step }, (props) => ({ points: next(props.points) }));

  const added = useAddedEntries(
    (ids) =>
      change(null, (all) =>
        ids.reduce((kept, entry) => (kept[entry]?.text === "" ? withoutEntry(kept, entry) : kept), all),
      ),
    firstPoint,
  );

  const add = (sign: PointSign, afterId?: string) => {
    if (full) return;
    const entry = newEntryId();
    change("add point", (all) =>
      withEntry<Point>(all, entry, newPoint(sign, editor.user.getName()), afterId),
    );
    added.note(entry);
    setFocused(entry);
  };

  useImperativeHandle(ref, () => ({ add }));

  const focus = useFocusThroughMoves(points.map((point) => point.id).join());
  const move = (entry: string, to: number) => {
    focus.keep();
    change("move point", (all) => withMovedEntry(all, entry, to));
    const place = Math.min(Math.max(to, 0), points.length - 1);
    setSaid(t("proposal.pointMoved", { n: place + 1, of: points.length }));
  };

  const remove = (point: PointWithId) => {
    const place = points.findIndex(({ id: other }) => other === point.id);
    change("remove point", (all) => withoutEntry(all, point.id));
    setFocused((points[place - 1] ?? points[place + 1])?.id ?? null);
  };

  /** On a button a sign alone adds a point; in a field it is a letter. */
  const wantedSign = (event: KeyboardEvent<HTMLElement>) =>
    addedSign(event) ?? (event.currentTarget instanceof HTMLButtonElement ? typedSign(event) : null);

  const onKeyDown = (point: PointWithId, place: number) => (event: KeyboardEvent<HTMLElement>) => {
    const sign = wantedSign(event);
    if (sign) add(sign, point.id);
    else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown"))
      move(point.id, place + (event.key === "ArrowUp" ? -1 : 1));
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const onTextKeyDown = (point: PointWithId, place: number) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || onKeyDown(point, place)(event)) return;
    const empty = point.text === "";
    const sign = empty ? typedSign(event) : null;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (sign) change("sign of point", (all) => withChangedEntry<Point>(all, point.id, { sign }));
    else if (event.key === "Enter" && plain && !empty) add(point.sign, point.id);
    else if (event.key === "Enter" && plain) onDone();
    else if (event.key === "Backspace" && empty && points.length > 1) remove(point);
    else return;
    event.preventDefault();
  };

  const drag = useEntryDrag(list, move);

  return (
    <section className="item-field" aria-label={t("proposal.points")}>
      <h3 className="item-label">{t("proposal.points")}</h3>
      <ol ref={list} className="item-points">
        {points.map((point, place) => (
          <PointRow
            key={point.id}
            point={point}
            place={place}
            itemId={id}
            names={names}
            autoFocus={focused === point.id}
            dragged={drag.dragged?.id === point.id}
            dropBefore={drag.dragged !== null && dropsBefore(points, drag.dragged) === point.id}
            handle={drag.handle(point.id)}
            onTextKeyDown={onTextKeyDown(point, place)}
            onKeyDown={onKeyDown(point, place)}
            onSign={(sign) =>
              change("sign of point", (all) => withChangedEntry<Point>(all, point.id, { sign }))
            }
            onChange={(step, part) => change(step, (all) => withChangedEntry<Point>(all, point.id, part))}
            onRemove={() => remove(point)}
            onDone={onDone}
          />
        ))}
      </ol>
      <div className="flex flex-wrap gap-1.5">
        {POINT_SIGNS.map((sign) => (
          <button
            key={sign}
            type="button"
            className="item-choice"
            style={{ color: `var(--${SIGN_LOOKS[sign].tone})` }}
            aria-label={t(`proposal.addPoint.${sign}`)}
            disabled={full}
            onClick={() => add(sign)}
            onKeyDown={(event) => {
              const wanted = wantedSign(event);
              if (!wanted) return;
              event.preventDefault();
              add(wanted);
            }}
          >
            <Mark name={SIGN_LOOKS[sign].mark} size={13} />
            {t(`proposal.sign.${sign}`)}
          </button>
        ))}
      </div>
      <p className="mt-1.5 text-xs text-faint">
        {full ? t("item.tooMany", { n: LIST_ENTRIES }) : t("proposal.keys")}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}

/** The entry in front of which the dragged one would stand; null behind the last. */
function dropsBefore(points: readonly PointWithId[], { id, to }: { id: string; to: number }): string | null {
  return points.filter((point) => point.id !== id)[to]?.id ?? null;
}

interface PointRowProps {
  point: PointWithId;
  place: number;
  itemId: string;
  names: readonly string[];
  autoFocus: boolean;
  dragged: boolean;
  dropBefore: boolean;
  handle: ReturnType<ReturnType<typeof useEntryDrag>["handle"]>;
  onTextKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): boolean;
  onSign(sign: PointSign): void;
  onChange(step: string | null, part: Partial<Point>): void;
  onRemove(): void;
  onDone(): void;
}

function PointRow({
  point,
  place,
  itemId,
  names,
  autoFocus,
  dragged,
  dropBefore,
  handle,
  ...on
}: PointRowProps) {
  const step = useStep();
  const [settling, setSettling] = useState(false);
  const n = place + 1;
  // An objection that somebody has put into words is settled, with a name; it neither goes nor becomes a mere minus.
  const stands = point.sign === "blocking" && (point.text !== "" || point.settled !== "");
  const settled = settling || point.settled !== "";
  return (
    <li
      data-entry={point.id}
      className="item-point"
      data-dragged={dragged || undefined}
      data-drop-before={dropBefore || undefined}
    >
      <button
        type="button"
        className="item-icon-button item-grip"
        aria-label={t("proposal.movePoint", { n })}
        title={t("proposal.movePointHint")}
        {...handle}
        onKeyDown={on.onKeyDown}
      >
        <GripVertical size={15} aria-hidden />
      </button>
      <SignSelect sign={point.sign} disabled={stands} n={n} onSign={on.onSign} onKeyDown={on.onKeyDown} />
      <div className="grid min-w-0 flex-1 gap-1">
        <TextBox
          quiet
          multiline
          itemId={itemId}
          path={`points/${point.id}/text`}
          label={t("proposal.point", { sign: t(`proposal.sign.${point.sign}`), n })}
          placeholder={t("item.empty.point")}
          autoFocus={autoFocus}
          onKeyDown={on.onTextKeyDown}
          onDone={on.onDone}
        />
        {settled ? (
          <LineField
            label={t("proposal.settled")}
            className="item-inline"
            value={point.settled}
            placeholder={t("proposal.settledHint")}
            suggestions={names}
            autoFocus={settling}
            onBegin={step.begin}
            onType={(value) => on.onChange(step.take("settle point"), { settled: value })}
            onBlur={() => setSettling(false)}
          >
            <button
              type="button"
              className="item-icon-button"
              aria-label={t("proposal.unsettlePoint", { n })}
              title={t("proposal.unsettle")}
              onClick={() => {
                setSettling(false);
                on.onChange("reopen point", { settled: "" });
              }}
            >
              <RotateCcw size={14} aria-hidden />
            </button>
          </LineField>
        ) : null}
      </div>
      <LineField
        quiet
        label={`${t("proposal.pointAuthor")}, ${t("proposal.point", { sign: t(`proposal.sign.${point.sign}`), n })}`}
        className="item-author"
        value={point.author}
        placeholder={t("proposal.pointAuthor")}
        suggestions={names}
        onBegin={step.begin}
        onType={(value) => on.onChange(step.take("author of point"), { author: value })}
        onKeyDown={on.onKeyDown}
      />
      {stands ? (
        <button
          type="button"
          className="item-small-button"
          aria-label={t("proposal.settlePoint", { n })}
          disabled={settled}
          onClick={() => setSettling(true)}
          onKeyDown={on.onKeyDown}
        >
          {t("proposal.settle")}
        </button>
      ) : (
        <button
          type="button"
          className="item-icon-button"
          aria-label={t("proposal.removePoint", { n })}
          onClick={on.onRemove}
          onKeyDown={on.onKeyDown}
        >
          <X size={15} aria-hidden />
        </button>
      )}
    </li>
  );
}

/** The sign of a point: its mark, over the browser's own list of choices, which works by keyboard and by finger. */
function SignSelect({
  sign,
  disabled,
  n,
  onSign,
  onKeyDown,
}: {
  sign: PointSign;
  disabled: boolean;
  n: number;
  onSign(sign: PointSign): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): boolean;
}) {
  const look = SIGN_LOOKS[sign];
  return (
    <span
      className="item-sign"
      style={{ color: `var(--${look.tone})` }}
      data-disabled={disabled || undefined}
    >
      <Mark name={look.mark} size={15} />
      <select
        aria-label={t("proposal.signOf", { n })}
        value={sign}
        disabled={disabled}
        onChange={(event) => onSign(event.target.value as PointSign)}
        onKeyDown={(event) => {
          const typed = typedSign(event);
          if (typed) {
            event.preventDefault();
            onSign(typed);
          } else onKeyDown(event);
        }}
      >
        {POINT_SIGNS.map((option) => (
          <option key={option} value={option}>
            {t(`proposal.sign.${option}`)}
          </option>
        ))}
      </select>
    </span>
  );
}
