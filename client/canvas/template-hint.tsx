"use client";

import { Lightbulb } from "lucide-react";
import { TEMPLATE_IDS, type TemplateId } from "@/contract/api";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import { Popover } from "@/client/ui/popover";
import { MENU_BUTTON } from "./board-header";

/** Templates with something to explain: all but the empty one. */
export type HintedTemplate = Exclude<TemplateId, "blank">;

/** The template to explain; null for a blank board, or one of a template that this page does not know. */
export function hintedTemplate(template: string): HintedTemplate | null {
  const known = TEMPLATE_IDS.find((id) => id === template);
  return known === undefined || known === "blank" ? null : known;
}

/** Beside the title, where there is room: what the board is for, and how it is used. */
export function TemplateHint({ template }: { template: HintedTemplate }) {
  const name = t(`hint.${template}.name`);
  return (
    <Popover
      label={t("hint.open")}
      trigger={
        <button
          type="button"
          aria-label={t("hint.label", { name })}
          title={t("hint.open")}
          className="hit inline-flex shrink-0 items-center gap-1.5 rounded-sm px-2 text-sm font-[560] text-muted hover:bg-unknown-soft hover:text-ink max-lg:hidden"
        >
          <Lightbulb size={15} aria-hidden />
          {name}
        </button>
      }
    >
      <p className="font-[650]">{name}</p>
      <HintText template={template} />
    </Popover>
  );
}

/** The same from the menu. */
export function TemplateHintDialog({
  template,
  open,
  onClose,
}: {
  template: HintedTemplate;
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog open={open} onClose={onClose} title={t(`hint.${template}.name`)} returnTo={MENU_BUTTON}>
      <HintText template={template} />
    </Dialog>
  );
}

function HintText({ template }: { template: HintedTemplate }) {
  return (
    <div className="mt-1.5 grid gap-2 text-sm text-ink">
      <p>{t(`hint.${template}.text`)}</p>
      <p className="text-muted">{t(`hint.${template}.step`)}</p>
    </div>
  );
}
