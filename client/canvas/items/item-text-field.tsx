"use client";

import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  type SyntheticEvent,
} from "react";
import { SHOWN_TEXT_CHARS } from "@/board/document/item-layout";
import type { ItemTextAddress, ItemTexts, ItemTextSession } from "@/client/sync/item-texts";
import { classNames } from "@/client/ui/class-names";
import { inkOn } from "@/client/ui/ink-on";
import { t } from "@/client/ui/messages/t";
import { bindTextField, type BoundTextField, type TextFieldElement } from "./bind-text-field";
import { useItems, useTextEditors, type TextEditor } from "./items-context";

export interface ItemTextFieldProps {
  /** Shape id. */
  itemId: string;
  /** Below the item's props, e.g. `answer`, `points/<id>/text`. */
  path: string;
  /** Accessible name. */
  label: string;
  placeholder?: string;
  multiline?: boolean;
  /** In UTF-16 units. */
  maxLength?: number;
  autoFocus?: boolean;
  /** The person is done: Escape, Enter in a single line, Ctrl or Cmd with Enter in several. */
  onDone?(): void;
  /** Before the field's own keys; `preventDefault` keeps those from acting. */
  onKeyDown?(event: KeyboardEvent<TextFieldElement>): void;
  onBlur?(): void;
  /** Of the box around the field; font, colour and alignment are inherited by the field, which fills the box. */
  className?: string;
  style?: CSSProperties;
  ref?: Ref<TextFieldElement>;
}

/**
 * A field over a shared text of an item. Several people type into it at once; caret, selection and focus survive what the
 * others do; undo takes back one's own typing only. Who else types here is shown at the corner.
 */
export function ItemTextField({
  itemId,
  path,
  label,
  placeholder,
  multiline = false,
  maxLength = SHOWN_TEXT_CHARS,
  autoFocus = false,
  onDone,
  onKeyDown: onKeyDownFirst,
  onBlur,
  className,
  style,
  ref,
}: ItemTextFieldProps) {
  const items = useItems();
  const others = useTextEditors(itemId, path);
  const othersId = useId();
  const element = useRef<TextFieldElement>(null);
  const open = useRef<OpenText>(null);
  const itemTexts = items?.itemTexts;
  const setEditing = items?.setEditing;

  useImperativeHandle(ref, () => element.current as TextFieldElement, []);

  useLayoutEffect(() => {
    if (!itemTexts || !element.current) return;
    const session = openIfThere(itemTexts, { itemId, path });
    if (!session) return;
    const field = bindTextField(element.current, session);
    open.current = { session, field };
    return () => {
      field.release();
      open.current = null;
      session.close();
    };
  }, [itemTexts, itemId, path]);

  useEffect(() => {
    const field = element.current;
    if (!autoFocus || !field) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }, [autoFocus, itemId, path]);

  // A field that goes while it has the focus is not blurred.
  useEffect(() => () => setEditing?.(null), [setEditing]);

  const onKeyDown = (event: KeyboardEvent<TextFieldElement>) => {
    onKeyDownFirst?.(event);
    // Keys are for the text; tldraw would take them for tools.
    event.stopPropagation();
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && !event.altKey && (key === "z" || key === "y")) {
      event.preventDefault();
      open.current?.field[key === "y" || event.shiftKey ? "redo" : "undo"]();
    } else if (event.key === "Escape" || (event.key === "Enter" && (command || !multiline))) {
      event.preventDefault();
      onDone?.();
    }
  };

  const shared = {
    "aria-label": label,
    "aria-describedby": others.length > 0 ? othersId : undefined,
    placeholder,
    maxLength,
    readOnly: !items?.mayEdit,
    className:
      "pointer-events-auto block size-full resize-none border-0 bg-transparent p-0 [color:inherit] [font:inherit] [letter-spacing:inherit] [text-align:inherit] outline-none placeholder:text-faint placeholder:opacity-100",
    onKeyDown,
    onFocus: () => setEditing?.({ itemId, path }),
    onBlur: () => {
      setEditing?.(null);
      open.current?.session.settle();
      onBlur?.();
    },
    onPointerDown: stop,
    onPointerUp: stop,
    onTouchStart: stop,
    onTouchEnd: stop,
    onClick: stop,
    onDoubleClick: stop,
  };
  const marked = others[0] ? { ...style, boxShadow: `0 0 0 2px ${others[0].color}` } : style;
  return (
    <span
      className={classNames("relative block", others[0] && "rounded-sm", className)}
      style={marked}
      data-item-text={path}
    >
      {multiline ? (
        <textarea ref={element as Ref<HTMLTextAreaElement>} rows={1} {...shared} />
      ) : (
        <input ref={element as Ref<HTMLInputElement>} type="text" autoComplete="off" {...shared} />
      )}
      {others.length > 0 ? <OthersHere id={othersId} others={others} /> : null}
    </span>
  );
}

interface OpenText {
  session: ItemTextSession;
  field: BoundTextField;
}

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

function OthersHere({ id, others }: { id: string; others: readonly TextEditor[] }) {
  const names = others.map(({ name }) => name || t("itemText.nameless"));
  return (
    <span className="pointer-events-none absolute right-0 bottom-full z-10 mb-0.5 flex max-w-full gap-1">
      <span id={id} className="sr-only">
        {t("itemText.othersHere", { n: names.length, names: names.join(", ") })}
      </span>
      {others.slice(0, 3).map(({ clientId, color }, index) => (
        <span
          key={clientId}
          aria-hidden
          className="truncate rounded-sm px-1.5 py-px text-[11px] leading-[1.35] font-[620]"
          style={{ background: color, color: inkOn(color) }}
        >
          {names[index]}
        </span>
      ))}
    </span>
  );
}

/** Null when the item or the entry has gone before the field was drawn. */
function openIfThere(texts: ItemTexts, address: ItemTextAddress): ItemTextSession | null {
  try {
    return texts.open(address);
  } catch {
    return null;
  }
}
