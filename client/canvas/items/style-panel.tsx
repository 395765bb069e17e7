import { DefaultStylePanel, useEditor, useValue, type TLUiStylePanelProps } from "tldraw";

/** tldraw's styles, except while a grid is edited: it has none of them, and its own fields stand there. */
export function ItemStylePanel(props: TLUiStylePanelProps) {
  const editor = useEditor();
  const grid = useValue("editing a grid", () => editor.getEditingShape()?.type === "feature-grid", [editor]);
  return grid ? null : <DefaultStylePanel {...props} />;
}
