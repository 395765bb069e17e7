import {
  DefaultKeyboardShortcutsDialog,
  DefaultKeyboardShortcutsDialogContent,
  TldrawUiMenuGroup,
  TldrawUiMenuToolItem,
  type TLUiKeyboardShortcutsDialogProps,
} from "tldraw";
import { t } from "@/client/ui/messages/t";
import { ITEM_KINDS } from "./item-kinds";

/** tldraw's list of shortcuts with those of items before it. */
export function ItemShortcutsDialog(props: TLUiKeyboardShortcutsDialogProps) {
  return (
    <DefaultKeyboardShortcutsDialog {...props}>
      <TldrawUiMenuGroup id="items" label={t("itemTool.shortcuts")}>
        <TldrawUiMenuToolItem toolId="add-item" />
        {ITEM_KINDS.map(({ type }) => (
          <TldrawUiMenuToolItem key={type} toolId={type} />
        ))}
      </TldrawUiMenuGroup>
      <DefaultKeyboardShortcutsDialogContent />
    </DefaultKeyboardShortcutsDialog>
  );
}
