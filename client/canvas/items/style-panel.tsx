import { isItem } from "@/board/shapes/item-shapes";
import { DefaultStylePanel, useEditor, useValue, type TLUiStylePanelProps } from "tldraw";

/** tldraw's styles, except while an item is edited: it has none of them, and its own fields stand there. */
export function ItemStylePanel(props: TLUiStylePanelProps) {
  const editor = useEditor();
  const item = useValue(
    "editing an item",
    () => {
      const shape = editor.getEditingShape();
      return shape !== undefined && isItem(shape);
    },
    [editor],
  );
  return item ? null : <DefaultStylePanel {...props} />;
}
