"use client";

import { StickyNote, Type } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { createShapeId, react, useEditor, useValue, type Editor, type TLShape } from "tldraw";
import { t } from "@/client/ui/messages/t";
import { createItem } from "../create-item";
import { useItemUi, type ItemUi, type QuickAddPlace } from "../item-ui";
import { useSessionIfAny } from "../../session/session-context";
import { Mark } from "../mark";
import { ITEM_KINDS } from "./item-kinds";
import { useQuickAddOnDoubleClick } from "./use-quick-add-on-double-click";

const MENU = "quick-add";
const GAP_PX = 8;

interface Entry {
  id: string;
  label: string;
  letter: string;
  icon: ReactNode;
  /** `now`: the server's time, where it is known. */
  add(editor: Editor, place: QuickAddPlace, now: number | undefined): void;
}

function menuEntries(): Entry[] {
  return [
    {
      id: "text",
      label: t("itemTool.text"),
      letter: "t",
      icon: <Type size={16} aria-hidden />,
      add: (editor, place) => createText(editor, "text", place),
    },
    {
      id: "note",
      label: t("itemTool.note"),
      letter: "n",
      icon: <StickyNote size={16} aria-hidden />,
      add: (editor, place) => createText(editor, "note", place),
    },
    ...ITEM_KINDS.map(({ type, mark, letter }) => ({
      id: type,
      label: t(`item.${type}`),
      letter,
      icon: <Mark name={mark} size={16} />,
      add: (editor: Editor, { at }: QuickAddPlace, now: number | undefined) =>
        void createItem(editor, { type, at: at ?? undefined, now }),
    })),
  ];
}

/** The menu of new things, where the person asked for one: beside the pointer, or above the toolbar. */
export function QuickAddMenu() {
  const editor = useEditor();
  const ui = useItemUi();
  useQuickAddOnDoubleClick(ui);
  usePointer(ui);
  const place = useValue("quick add", () => ui?.quickAdd.get() ?? null, [ui]);
  if (!ui || !place) return null;
  return createPortal(<Menu ui={ui} place={place} />, editor.getContainer());
}

/** Keeps where the mouse is: the menu opens there by its key. */
function usePointer(ui: ItemUi | null): void {
  useEffect(() => {
    if (!ui) return;
    const onMove = (event: PointerEvent) =>
      ui.pointer.set(event.pointerType === "touch" ? null : { x: event.clientX, y: event.clientY });
    window.addEventListener("pointermove", onMove, { passive: true });
    return () => window.removeEventListener("pointermove", onMove);
  }, [ui]);
}

function Menu({ ui, place }: { ui: ItemUi; place: QuickAddPlace }) {
  const editor = useEditor();
  const session = useSessionIfAny();
  const element = useRef<HTMLDivElement>(null);
  const [entries] = useState(menuEntries);
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    const menu = element.current;
    if (!menu) return;
    const { w, h } = editor.getViewportScreenBounds();
    const [width, height] = [menu.offsetWidth, menu.offsetHeight];
    // Above the toolbar, which is 56 px high.
    const wanted = place.menu
      ? { left: place.menu.x + 2, top: place.menu.y + 2 }
      : { left: (w - width) / 2, top: h - height - 64 };
    setAt({
      left: Math.max(GAP_PX, Math.min(wanted.left, w - width - GAP_PX)),
      top: Math.max(GAP_PX, Math.min(wanted.top, h - height - GAP_PX)),
    });
    menu.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
  }, [editor, place]);

  useEffect(() => {
    // As of tldraw's own menus: no shortcuts meanwhile, and a click beside it closes it.
    editor.menus.addOpenMenu(MENU);
    const stopWatching = react("close the menu of new things", () => {
      // Not `isMenuOpen`: in 3.15.6 it looks for the id without the context that all ids end in.
      if (!editor.menus.getOpenMenus().some((id) => id.startsWith(MENU))) ui.quickAdd.set(null);
    });
    return () => {
      stopWatching();
      editor.menus.deleteOpenMenu(MENU);
    };
  }, [editor, ui]);

  const close = () => {
    ui.quickAdd.set(null);
    editor.getContainer().focus({ preventScroll: true });
  };
  const choose = (entry: Entry) => {
    editor.menus.deleteOpenMenu(MENU);
    close();
    entry.add(editor, place, session?.desk.now());
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const current = items.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: items.length - 1,
    };
    const step = steps[event.key];
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const entry = plain ? entries.find(({ letter }) => letter === event.key.toLowerCase()) : undefined;
    if (step !== undefined) items.at(step % items.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (entry) choose(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={element}
      role="menu"
      tabIndex={-1}
      aria-label={t("itemTool.menu")}
      className="item-menu"
      data-testid="quick-add"
      style={at ?? { opacity: 0 }}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry) => (
        <button
          key={entry.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="item-menu-entry"
          onClick={() => choose(entry)}
          onPointerEnter={(event) => event.currentTarget.focus({ preventScroll: true })}
        >
          <span className="text-muted">{entry.icon}</span>
          {entry.label}
          <kbd aria-hidden>{entry.letter.toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  );
}

function createText(editor: Editor, type: "text" | "note", { at }: QuickAddPlace): void {
  const id = createShapeId();
  const point = at ?? editor.getViewportPageBounds().center;
  editor.markHistoryStoppingPoint(`create ${type}`);
  // A note is 200 wide; its middle stands where it was asked for, as with tldraw's own tool.
  const offset = type === "note" ? 100 : 0;
  editor.createShape({ id, type, x: point.x - offset, y: point.y - offset } as Partial<TLShape> & {
    type: string;
  });
  const shape = editor.getShape(id);
  if (!shape) return;
  editor.select(id);
  editor.setEditingShape(id);
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape });
}
