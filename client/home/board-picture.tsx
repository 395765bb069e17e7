import type { TemplateId } from "@/contract/api";
import { thumbnailUrl } from "@/contract/thumbnail";
import { TemplatePicture } from "./template-picture";
import { ThemedPicture } from "./themed-picture";

/** What a board looks like: its thumbnail, or the template it began with while it has none. */
export function BoardPicture({
  board,
}: {
  board: { id: string; template: TemplateId; thumbnailAt: string | null };
}) {
  const { id, template, thumbnailAt } = board;
  if (thumbnailAt === null) return <TemplatePicture template={template} />;
  return (
    <span className="relative block aspect-[16/10] overflow-hidden bg-paper">
      <ThemedPicture
        light={thumbnailUrl(id, "light", thumbnailAt)}
        dark={thumbnailUrl(id, "dark", thumbnailAt)}
      />
    </span>
  );
}
