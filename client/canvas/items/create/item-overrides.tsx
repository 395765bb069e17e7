import { LANGUAGES, type Editor, type TLUiOverrides } from "tldraw";
import type { MarkName } from "@/board/shapes/item-marks";
import { t } from "@/client/ui/messages/t";
import type { ItemUi } from "../item-ui";
import { Mark } from "../mark";
import { ADD_ITEM_KBD, ITEM_KINDS } from "./item-kinds";
import { turnableShapes, turnInto, TURN_INTO } from "./turn-into";

/** Tools, actions and words for items, added to tldraw's. */
export function itemOverrides(
  ui: ItemUi,
): Required<Pick<TLUiOverrides, "tools" | "actions" | "translations">> {
  return {
    translations: translations(),
    tools(editor, tools) {
      tools["add-item"] = {
        id: "add-item",
        label: "tool.add-item",
        icon: icon(<PlusMark />),
        kbd: ADD_ITEM_KBD,
        onSelect(source) {
          openQuickAdd(editor, ui, source === "kbd");
        },
      };
      for (const { type, mark, kbd } of ITEM_KINDS) {
        tools[type] = {
          id: type,
          label: `tool.${type}`,
          icon: markIcon(mark),
          kbd,
          onSelect() {
            editor.setCurrentTool(type);
            // Shortcuts work wherever the focus is, the tool's Enter on the canvas only. (`editor.focus` does nothing while the
            // editor counts as focused, which it does before its container is.)
            editor.getContainer().focus({ preventScroll: true });
          },
        };
      }
      return tools;
    },
    actions(editor, actions) {
      for (const target of TURN_INTO) {
        actions[`turn-into-${target}`] = {
          id: `turn-into-${target}`,
          label: `action.turn-into-${target}`,
          onSelect: () => {
            if (turnableShapes(editor).length > 0) turnInto(editor, target);
          },
        };
      }
      return actions;
    },
  };
}

/** The same for all of tldraw's languages: ours is the page's, whatever tldraw found for itself. */
function translations(): NonNullable<TLUiOverrides["translations"]> {
  const words: Record<string, string> = { "tool.add-item": t("itemTool.add") };
  for (const { type } of ITEM_KINDS) words[`tool.${type}`] = t(`item.${type}`);
  for (const target of TURN_INTO) words[`action.turn-into-${target}`] = t(`itemTool.turnInto.${target}`);
  return Object.fromEntries(LANGUAGES.map(({ locale }) => [locale, words]));
}

/** Opens the menu of new things: at the pointer when it is over the canvas, else above the toolbar. */
function openQuickAdd(editor: Editor, ui: ItemUi, byKey: boolean): void {
  if (editor.getIsReadonly()) return;
  // Not tldraw's own point: it is where the pointer was last over the canvas, before it went over a panel.
  const pointer = byKey ? ui.pointer.get() : null;
  const below = pointer && document.elementFromPoint(pointer.x, pointer.y);
  ui.quickAdd.set(
    pointer && below?.closest(".tl-canvas")
      ? { at: editor.screenToPage(pointer), menu: inCanvas(editor, pointer) }
      : { at: null, menu: null },
  );
}

function inCanvas(editor: Editor, pointer: { x: number; y: number }) {
  const { x, y } = editor.getViewportScreenBounds();
  return { x: pointer.x - x, y: pointer.y - y };
}

function markIcon(mark: MarkName) {
  return icon(<Mark name={mark} size={18} />);
}

function icon(drawing: React.ReactElement) {
  return <div className="tlui-icon item-tool-icon">{drawing}</div>;
}

function PlusMark() {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 18 18"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
    >
      <rect x={2} y={2} width={14} height={14} rx={3.5} />
      <path d="M9 5.7v6.6M5.7 9h6.6" strokeLinecap="round" />
    </svg>
  );
}
