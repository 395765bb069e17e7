"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { EditorContext, type Editor, type TLShapeId } from "tldraw";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { useItems } from "../items-context";
import { OutlineItem } from "./outline-item";
import { useFocusKept } from "./use-focus-kept";
import { useItemsAsRead } from "./use-items-as-read";

/**
 * The board's items as a document: what is on the canvas, to be read, walked through and edited without it. A column
 * beside the canvas, a sheet below it on a phone. It narrows the canvas and covers nothing.
 */
export function OutlinePanel({ editor, onClose }: { editor: Editor; onClose(): void }) {
  return (
    <EditorContext.Provider value={editor}>
      <Outline editor={editor} onClose={onClose} />
    </EditorContext.Provider>
  );
}

function Outline({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const sections = useItemsAsRead(editor);
  const mayEdit = useItems()?.mayEdit ?? false;
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [editing, setEditing] = useState<TLShapeId | null>(null);
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);

  const focus = useFocusKept(sections.flatMap(({ items }) => items.map(({ id }) => id)).join());

  // Whoever opened it wants to read here.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <aside
      aria-labelledby={titleId}
      data-testid="outline"
      className="flex min-h-0 w-full shrink-0 flex-col border-line bg-surface max-md:h-[46dvh] max-md:border-t md:w-[360px] md:border-l"
    >
      <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line pr-2 pl-4">
        <h2
          ref={heading}
          id={titleId}
          tabIndex={-1}
          className="text-base font-[650] tracking-normal outline-none"
        >
          {t("outline.title")}
        </h2>
        <span className="text-sm text-muted tabular-nums">{t("outline.count", { n: count })}</span>
        <Button look="quiet" icon className="ml-auto" aria-label={t("outline.close")} onClick={onClose}>
          <X size={17} aria-hidden />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-3 pb-8" {...focus}>
        {count === 0 ? (
          <div className="py-6">
            <p className="font-[620]">{t("outline.emptyTitle")}</p>
            <p className="mt-1 text-sm text-muted">{t("outline.emptyText")}</p>
          </div>
        ) : null}
        {sections.flatMap(({ name, key, items }, n) => [
          // One list, not one for each section: an item that comes into another section stays the same field.
          <h3
            key={`${key} ${n}`}
            className="mb-1 text-xs font-[650] tracking-normal text-muted not-first:mt-5"
          >
            {name || t("outline.unplaced")}
          </h3>,
          ...items.map((item) => (
            <OutlineItem
              key={item.id}
              item={item}
              mayEdit={mayEdit}
              editing={editing === item.id}
              onEdit={(open) => setEditing(open ? item.id : null)}
            />
          )),
        ])}
      </div>
    </aside>
  );
}
