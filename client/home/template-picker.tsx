"use client";

import type { TemplateId, TemplateSummary } from "@/contract/api";
import { t } from "@/client/ui/messages/t";
import { TemplatePreview } from "./template-preview";

export interface TemplatePickerProps {
  templates: readonly TemplateSummary[];
  value: TemplateId;
  onChange(value: TemplateId): void;
}

/** The templates as pictures; a group of radio buttons underneath, so that keys and screen readers work as usual. */
export function TemplatePicker({ templates, value, onChange }: TemplatePickerProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-[620]">{t("home.create.template")}</legend>
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-3">
        {templates.map((template) => (
          <label
            key={template.id}
            className="group relative grid cursor-pointer grid-rows-[auto_1fr] overflow-hidden rounded-md border border-line bg-surface transition-colors duration-100 hover:border-line-strong has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="template"
              value={template.id}
              checked={template.id === value}
              onChange={() => onChange(template.id)}
              className="sr-only"
              aria-describedby={`template-${template.id}`}
            />
            <span className="block border-b border-line bg-paper group-has-checked:bg-accent-soft">
              <TemplatePreview
                template={template.id}
                className="mx-auto block h-[76px] w-full max-w-[150px] sm:h-[70px]"
              />
            </span>
            <span className="block px-3 py-2">
              <span className="block text-sm leading-snug font-[620]">
                {t(`template.${template.id}.title`)}
              </span>
              <span
                id={`template-${template.id}`}
                className="mt-0.5 line-clamp-4 text-xs text-pretty text-muted"
              >
                {t(`template.${template.id}.description`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
