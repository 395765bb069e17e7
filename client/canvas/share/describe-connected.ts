import type { LinkSummary } from "@/contract/api";
import { formatList } from "@/client/ui/format-list";
import { t } from "@/client/ui/messages/t";

/** More names than this are counted. */
const NAMES = 3;

export interface Connected {
  /** People besides this one. */
  count: number;
  /** "Ada, Ben and 2 others". */
  names: string;
  screens: number;
  /** This person rests on the link. */
  self: boolean;
}

/** Who is connected through a link, in words. `names` holds what people here call themselves, by person id. */
export function describeConnected(
  { people, screens }: NonNullable<LinkSummary["here"]>,
  names: ReadonlyMap<string, string>,
  selfId: string | null,
): Connected {
  const others = people.filter((id) => id !== selfId);
  const named = others.map((id) => names.get(id) ?? "").filter((name) => name !== "");
  const shown = named.slice(0, NAMES);
  const further = named.length - shown.length;
  const unnamed = others.length - named.length;
  const words = [...shown];
  if (further > 0) words.push(t("share.others", { n: further }));
  if (unnamed > 0) words.push(t("share.unnamed", { n: unnamed }));
  return {
    count: others.length,
    names: formatList(words),
    screens,
    self: selfId !== null && people.includes(selfId),
  };
}

/** What ending the link does to those who are connected now. */
export function effectOfEnding({ count, names, screens, self }: Connected): string {
  const sentences = [];
  if (count > 0) sentences.push(t("share.effect.people", { n: count, names }));
  if (screens > 0) sentences.push(t("share.effect.screens", { n: screens }));
  if (sentences.length === 0) sentences.push(t("share.effect.nobody"));
  if (self) sentences.push(t("share.effect.self"));
  return sentences.join(" ");
}
