import type { TLUiOverrides } from "tldraw";
import { t } from "@/client/ui/messages/t";
import { itemOverrides } from "./items/create/item-overrides";
import type { ItemUi } from "./items/item-ui";
import { setPenOnly } from "@/client/ui/pen-only";
import { copySelection, hasAsyncClipboard } from "./copy-selection";

/**
 * tldraw's actions and tools without what a board does not hold (embedded pages, previews of other sites), with copy and
 * cut of our own, and with a paste that says what to do where there is no secure context. Make it once per board: tldraw
 * rebuilds its menus for another.
 */
export function createCanvasOverrides(ui: ItemUi): TLUiOverrides {
  const { boardId } = ui;
  const items = itemOverrides(ui);
  return {
    translations: items.translations,
    tools(editor, tools, helpers) {
      delete tools.embed;
      return items.tools(editor, tools, helpers);
    },
    actions(editor, tldrawActions, helpers) {
      const actions = items.actions(editor, tldrawActions, helpers);
      delete actions["insert-embed"];
      delete actions["convert-to-embed"];
      delete actions["convert-to-bookmark"];
      const exitPenMode = actions["exit-pen-mode"];
      if (exitPenMode) {
        actions["exit-pen-mode"] = {
          ...exitPenMode,
          onSelect(source) {
            // Or the next touch would bring it back: it is a setting of ours as well.
            setPenOnly(false);
            return exitPenMode.onSelect(source);
          },
        };
      }
      for (const how of ["copy", "cut"] as const) {
        const action = actions[how];
        if (!action) continue;
        actions[how] = {
          ...action,
          async onSelect() {
            if (await copySelection(editor, boardId, how)) return;
            helpers.addToast({
              title: t("canvas.copyFailedTitle"),
              description: t("canvas.copyFailedText"),
              severity: "error",
            });
          },
        };
      }
      if (hasAsyncClipboard()) return actions;

      // Pictures on the clipboard need a secure context; saving them as files works.
      delete actions["copy-as-svg"];
      delete actions["copy-as-png"];
      if (actions.paste) {
        actions.paste = {
          ...actions.paste,
          onSelect() {
            helpers.addToast({
              title: t("canvas.pasteTitle"),
              description: t("canvas.pasteText"),
              severity: "info",
            });
          },
        };
      }
      return actions;
    },
  };
}
