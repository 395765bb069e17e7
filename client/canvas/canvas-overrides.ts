import type { TLUiOverrides } from "tldraw";
import { t } from "@/client/ui/messages/t";
import { setPenOnly } from "@/client/ui/pen-only";
import { copySelection, hasAsyncClipboard } from "./plain-http-clipboard";

/**
 * tldraw's actions and tools without what a board does not hold (embedded pages, previews of other sites), and with
 * copy, cut and paste that work without a secure context. Make it once per board: tldraw rebuilds its menus for another.
 */
export function createCanvasOverrides(boardId: string): TLUiOverrides {
  return {
    tools(_editor, tools) {
      delete tools.embed;
      return tools;
    },
    actions(editor, actions, helpers) {
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
      if (hasAsyncClipboard()) return actions;

      // Pictures on the clipboard need a secure context; saving them as files works.
      delete actions["copy-as-svg"];
      delete actions["copy-as-png"];
      for (const how of ["copy", "cut"] as const) {
        const action = actions[how];
        if (!action) continue;
        actions[how] = {
          ...action,
          onSelect() {
            if (copySelection(editor, boardId, how)) return;
            helpers.addToast({
              title: t("canvas.copyFailedTitle"),
              description: t("canvas.copyFailedText"),
              severity: "error",
            });
          },
        };
      }
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
