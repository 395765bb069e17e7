import { Plus } from "lucide-react";
import type { TemplateId } from "@/contract/api";
import { classNames } from "@/client/ui/class-names";
import { ThemedPicture } from "./themed-picture";

/**
 * The board that a template makes, as scripts/template-pictures.mjs photographed it. The blank one needs no picture.
 * Decorative: the template's title stands beside it.
 */
export function TemplatePicture({
  template,
  eager = false,
  className,
}: {
  template: TemplateId;
  eager?: boolean;
  className?: string;
}) {
  return (
    <span className={classNames("relative block aspect-[16/10] overflow-hidden bg-paper", className)}>
      {template === "blank" ? (
        <span className="dotted absolute inset-0 grid place-items-center text-faint">
          <Plus aria-hidden strokeWidth={1.5} className="size-[14%]" />
        </span>
      ) : (
        <ThemedPicture
          light={`/templates/${template}-light.webp`}
          dark={`/templates/${template}-dark.webp`}
          eager={eager}
        />
      )}
    </span>
  );
}
