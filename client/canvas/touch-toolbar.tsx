"use client";

import { Eraser, MousePointer2, Pencil, Redo2, Undo2, type LucideIcon } from "lucide-react";
import type { MouseEvent } from "react";
import { useValue, type Editor } from "tldraw";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";

const TOOLS: readonly { id: string; icon: LucideIcon; name: () => string }[] = [
  { id: "draw", icon: Pencil, name: () => t("touch.pen") },
  { id: "eraser", icon: Eraser, name: () => t("touch.eraser") },
  { id: "select", icon: MousePointer2, name: () => t("touch.select") },
];

/** What a hand or a pen at the wall needs, in targets that are hit while standing. */
export function TouchToolbar({ editor }: { editor: Editor }) {
  const tool = useValue("tool", () => editor.getCurrentToolId(), [editor]);
  const canUndo = useValue("can undo", () => editor.getCanUndo(), [editor]);
  const canRedo = useValue("can redo", () => editor.getCanRedo(), [editor]);
  const readonly = useValue("readonly", () => editor.getIsReadonly(), [editor]);
  if (readonly) return null;
  return (
    <div role="toolbar" aria-label={t("touch.toolbar")} className="room-tools" data-testid="touch-tools">
      {TOOLS.map(({ id, icon, name }) => (
        <Tool
          key={id}
          icon={icon}
          name={name()}
          on={tool === id}
          onPress={({ nativeEvent }) => {
            // A pen at the wall makes fingers and palms draw nothing; a finger that picks a tool wants to use it.
            if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch")
              editor.updateInstanceState({ isPenMode: false });
            editor.setCurrentTool(id);
          }}
        />
      ))}
      <Tool icon={Undo2} name={t("touch.undo")} disabled={!canUndo} onPress={() => editor.undo()} />
      <Tool icon={Redo2} name={t("touch.redo")} disabled={!canRedo} onPress={() => editor.redo()} />
    </div>
  );
}

function Tool({
  icon: Icon,
  name,
  on,
  disabled,
  onPress,
}: {
  icon: LucideIcon;
  name: string;
  on?: boolean;
  disabled?: boolean;
  onPress(event: MouseEvent): void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={on}
      disabled={disabled}
      onClick={onPress}
      className={classNames("room-tool", on && "room-tool-on")}
    >
      <Icon aria-hidden />
    </button>
  );
}
