"use client";

import { Check } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from "react";
import { createPortal } from "react-dom";
import { useEditor, useValue, type Editor, type TLShapeId } from "tldraw";
import type { CardShape } from "@/board/shapes/item-layout";
import type { MarkName } from "@/board/shapes/item-marks";
import { t } from "@/client/ui/messages/t";
import { itemById } from "../item-references";
import { Mark } from "../mark";
import { useNamesHere } from "../use-names-here";
import { ItemHum } from "../../session/hum-result";
import { ActionItemEditor } from "./action-item-editor";
import { DecisionEditor } from "./decision-editor";
import { panelPlace, SHEET_BELOW_PX, type PanelPlace } from "./panel-place";
import { ProposalEditor } from "./proposal-editor";
import { QuestionEditor } from "./question-editor";
import { usePointKeys } from "./use-point-keys";

const MARKS: Readonly<Record<CardShape["type"], MarkName>> = {
  question: "question",
  proposal: "proposal",
  decision: "decision",
  "action-item": "action",
};

/**
 * The fields of the card that is being edited, over the card itself; on a phone a sheet. Beside the shapes and not in
 * one: it must not be cut off by a frame, turn with a group, or shrink with the zoom.
 */
export function ItemPanel() {
  const editor = useEditor();
  const firstPoint = usePointKeys();
  const card = useValue("card being edited", () => editedCard(editor), [editor]);
  if (!card) return null;
  // Another card is another panel: nothing of the fields before may stay.
  return createPortal(
    <Panel
      key={card.id}
      card={card}
      firstPoint={firstPoint?.itemId === card.id ? firstPoint.pointId : null}
    />,
    editor.getContainer(),
  );
}

function editedCard(editor: Editor): CardShape | null {
  const id = editor.getEditingShapeId();
  const item = id === null ? null : itemById(editor, id);
  return item === null || item.type === "feature-grid" ? null : item;
}

function Panel({ card, firstPoint }: { card: CardShape; firstPoint: string | null }) {
  const editor = useEditor();
  const element = useRef<HTMLElement>(null);
  const names = useNamesHere();
  const style = usePanelPlace(card.id, element);
  const kind = t(`item.${card.type}`);
  const label = t("item.edit", { kind });

  const done = useCallback(() => {
    // As Esc does: the editor goes back to selecting, and the canvas has the keys again.
    editor.complete();
    editor.getContainer().focus({ preventScroll: true });
  }, [editor]);

  useKeysStayHere(element);

  return (
    <section
      ref={element}
      role="dialog"
      aria-label={label}
      className="item-panel"
      data-testid="item-panel"
      style={style}
      onPointerDown={stop}
    >
      <header className="item-panel-head">
        <Mark name={MARKS[card.type]} />
        <h2>{kind}</h2>
        <button type="button" className="item-small-button ml-auto" title={t("item.editHint")} onClick={done}>
          <Check size={14} aria-hidden />
          {t("item.done")}
        </button>
      </header>
      <div className="item-panel-body">
        {card.type === "question" ? <QuestionEditor shape={card} onDone={done} /> : null}
        {card.type === "proposal" ? (
          <ProposalEditor shape={card} names={names} firstPoint={firstPoint} onDone={done} />
        ) : null}
        {card.type === "decision" ? <DecisionEditor shape={card} names={names} onDone={done} /> : null}
        {card.type === "action-item" ? <ActionItemEditor shape={card} names={names} onDone={done} /> : null}
        <ItemHum itemId={card.id} />
      </div>
    </section>
  );
}

function stop(event: { stopPropagation(): void }): void {
  event.stopPropagation();
}

/** Where the panel stands while the card, the camera, the window or its own content moves. */
function usePanelPlace(id: TLShapeId, element: { current: HTMLElement | null }): CSSProperties {
  const editor = useEditor();
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const panel = element.current;
    if (!panel) return;
    const observer = new ResizeObserver(() => setHeight(panel.scrollHeight));
    observer.observe(panel);
    for (const child of panel.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element]);
  const place = useValue<PanelPlace | null>(
    "place of the item panel",
    () => {
      const { w, h } = editor.getViewportScreenBounds();
      const bounds = editor.getShapePageBounds(id);
      if (!bounds || w < SHEET_BELOW_PX) return null;
      const { x, y } = editor.pageToViewport(bounds.point);
      return panelPlace({ x, y, w: bounds.w * editor.getZoomLevel() }, { w, h }, height);
    },
    [editor, id, height],
  );
  if (place === null) return {};
  return { left: place.x, top: place.y, width: place.w, maxHeight: place.most };
}

/**
 * What is typed here is for these fields: tldraw listens on the container around them, takes every Escape and, on
 * buttons, every letter. Escape still reaches it, since it ends the editing; so do keys that no field uses.
 */
export function useKeysStayHere(element: { current: HTMLElement | null }): void {
  const editor = useEditor();
  useEffect(() => {
    const panel = element.current;
    if (!panel) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const isField =
        event.target instanceof HTMLElement && event.target.matches("input:not([type=radio]), textarea");
      if (!command || event.altKey || isField || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      if (event.shiftKey) editor.redo();
      else editor.undo();
    };
    panel.addEventListener("keydown", onKeyDown);
    return () => panel.removeEventListener("keydown", onKeyDown);
  }, [editor, element]);
}
