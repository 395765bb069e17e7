import {
  DefaultContextMenu,
  DefaultContextMenuContent,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuItem,
  TldrawUiMenuSubmenu,
  useEditor,
  useToasts,
  useValue,
  type Editor,
  type TLUiContextMenuProps,
} from "tldraw";
import { isItem, itemIdOf, type ItemShape } from "@/board/shapes/item-shapes";
import { copyText } from "@/client/ui/copy-text";
import { t } from "@/client/ui/messages/t";
import { useSealedActions } from "../record/sealed-actions";
import { TURN_INTO, turnableShapes } from "./create/turn-into";
import { itemAddress } from "./item-address";
import { useItemUi } from "./item-ui";

/** tldraw's context menu with what items add to it. */
export function ItemContextMenu(props: TLUiContextMenuProps) {
  return (
    <DefaultContextMenu {...props}>
      <ItemGroup />
      <DefaultContextMenuContent />
    </DefaultContextMenu>
  );
}

function ItemGroup() {
  const editor = useEditor();
  const ui = useItemUi();
  const { addToast } = useToasts();
  const item = useValue("item of the menu", () => itemOfMenu(editor), [editor]);
  const sealed = useSealedActions();
  const turnable = useValue("notes to turn into items", () => turnableShapes(editor).length > 0, [editor]);
  if (!ui || (!item && !turnable)) return null;

  const copyLink = async (of: ItemShape) => {
    const url = itemAddress(window.location.origin, ui.boardId, itemIdOf(of.id));
    if (await copyText(url))
      addToast({ title: t("itemLink.copied"), description: t("itemLink.copiedText"), severity: "success" });
    else
      addToast({
        title: t("itemLink.copyFailed"),
        description: t("itemLink.copyFailedText", { url }),
        severity: "error",
        keepOpen: true,
      });
  };

  return (
    <TldrawUiMenuGroup id="item">
      {turnable ? (
        <TldrawUiMenuSubmenu id="turn-into" label={t("itemTool.turnInto")}>
          <TldrawUiMenuGroup id="turn-into-kinds">
            {TURN_INTO.map((target) => (
              <TldrawUiMenuActionItem key={target} actionId={`turn-into-${target}`} />
            ))}
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
      ) : null}
      {item?.type === "action-item" && sealed ? (
        <TldrawUiMenuItem
          id="change-action"
          label={t("action.changeMenu")}
          readonlyOk
          onSelect={() => sealed.open(item)}
        />
      ) : null}
      {item ? (
        <TldrawUiMenuItem
          id="copy-item-link"
          label={t("itemLink.copy")}
          readonlyOk
          onSelect={() => void copyLink(item)}
        />
      ) : null}
    </TldrawUiMenuGroup>
  );
}

/** The selected item; for readers, who select nothing with the hand, the one under the pointer. */
function itemOfMenu(editor: Editor): ItemShape | null {
  const shape =
    editor.getOnlySelectedShape() ??
    (editor.getIsReadonly()
      ? editor.getShapeAtPoint(editor.inputs.currentPagePoint, { hitInside: true })
      : undefined);
  return shape && isItem(shape) ? shape : null;
}
