"use client";

import type { TemplateId, TemplateSummary } from "@/contract/api";
import { t } from "@/client/ui/messages/t";
import { TemplatePicture } from "./template-picture";

export interface TemplatePickerProps {
  templates: readonly TemplateSummary[];
  value: TemplateId;
  onChange(value: TemplateId): void;
}

/** The templates with their pictures; a group of radio buttons underneath, so that keys and screen readers work as usual. */
export function TemplatePicker({ templates, value, onChange }: TemplatePickerProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-[620]">{t("home.create.template")}</legend>
      <div className="grid gap-1 lg:gap-0.5">
        {templates.map((template) => (
          <label
            key={template.id}
            className="hit group relative flex cursor-pointer items-center gap-3 rounded-sm border border-transparent p-1.5 lg:p-1 hover:bg-unknown-soft has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
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
            <TemplatePicture
              template={template.id}
              className="w-24 shrink-0 rounded-[4px] border border-line group-has-checked:border-accent lg:w-[62px]"
            />
            <span className="min-w-0">
              <span className="block leading-snug font-[620]">{t(`template.${template.id}.title`)}</span>
              {/* On a large screen it stands below the large picture of the chosen template. */}
              <span
                id={`template-${template.id}`}
                className="mt-0.5 block text-sm leading-snug text-pretty text-muted lg:sr-only"
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
