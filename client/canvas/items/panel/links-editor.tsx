import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { Entries, EvidenceLink } from "@/board/shapes/item-fields";
import { inOrder, LIST_ENTRIES } from "@/board/shapes/item-fields";
import { newEntryId, withChangedEntry, withEntry, withoutEntry } from "@/board/shapes/item-entries";
import type { CodeLink } from "@/board/shapes/proposal";
import { shortAddress } from "@/board/shapes/text-links";
import { t } from "@/client/ui/messages/t";
import { AddressField } from "./address-field";
import { LineField } from "./line-field";
import { useAddedEntries } from "./use-added-entries";
import { useStep } from "./use-step";

type Link = EvidenceLink & Partial<Pick<CodeLink, "effect">>;

/** A list of links, each with what stands there and, for code, what it removes or adds. */
export function LinksEditor<L extends Link>({
  title,
  addLabel,
  links,
  withEffect = false,
  onChange,
}: {
  title: string;
  addLabel: string;
  links: Entries<L>;
  withEffect?: boolean;
  /** `step` names a new step of undo; null joins the one before. */
  onChange(step: string | null, change: (links: Entries<L>) => Entries<L>): void;
}) {
  const [fresh, setFresh] = useState<string | null>(null);
  const added = useAddedEntries((ids) =>
    onChange(null, (all) =>
      ids.reduce((kept, id) => (isEmpty(kept[id]) ? withoutEntry(kept, id) : kept), all),
    ),
  );
  const shown = inOrder(links);
  const full = shown.length >= LIST_ENTRIES;

  const add = () => {
    const id = newEntryId();
    const empty = { url: "", label: "", ...(withEffect ? { effect: "" } : {}) } as unknown as Omit<
      L,
      "index"
    >;
    onChange("add link", (all) => withEntry<L>(all, id, empty));
    added.note(id);
    setFresh(id);
  };

  return (
    <section className="item-field" aria-label={title}>
      <h3 className="item-label">{title}</h3>
      <ul className="grid gap-1.5">
        {shown.map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            withEffect={withEffect}
            autoFocus={link.id === fresh}
            onChange={(step, part) =>
              onChange(step, (all) => withChangedEntry<L>(all, link.id, part as Partial<Omit<L, "index">>))
            }
            onRemove={() => onChange("remove link", (all) => withoutEntry(all, link.id))}
          />
        ))}
      </ul>
      <button type="button" className="item-small-button mt-1.5" disabled={full} onClick={add}>
        <Plus size={14} aria-hidden />
        {addLabel}
      </button>
      {full ? <p className="mt-1 text-xs text-muted">{t("item.tooMany", { n: LIST_ENTRIES })}</p> : null}
    </section>
  );
}

function LinkRow({
  link,
  withEffect,
  autoFocus,
  onChange,
  onRemove,
}: {
  link: Link & { id: string };
  withEffect: boolean;
  autoFocus: boolean;
  onChange(step: string | null, part: Partial<Link>): void;
  onRemove(): void;
}) {
  const step = useStep();
  return (
    <li className="item-link-row">
      <div className="grid min-w-0 flex-1 gap-1">
        <AddressField
          quiet
          label={t("item.link")}
          value={link.url}
          autoFocus={autoFocus}
          onBegin={step.begin}
          onType={(url) => onChange(step.take("address"), { url })}
        />
        <div className="flex gap-1">
          <LineField
            quiet
            label={t("item.linkLabel")}
            placeholder={t("item.linkLabel")}
            className="flex-1"
            value={link.label}
            onBegin={step.begin}
            onType={(label) => onChange(step.take("label"), { label })}
          />
          {withEffect ? (
            <LineField
              quiet
              label={t("item.linkEffect")}
              placeholder={t("item.linkEffect")}
              className="flex-1"
              value={link.effect ?? ""}
              onBegin={step.begin}
              onType={(effect) => onChange(step.take("effect"), { effect })}
            />
          ) : null}
        </div>
      </div>
      <button
        type="button"
        className="item-icon-button"
        aria-label={t("item.removeLink", { label: link.label || shortAddress(link.url) })}
        onClick={onRemove}
      >
        <X size={15} aria-hidden />
      </button>
    </li>
  );
}

function isEmpty(link: Link | undefined): boolean {
  return link !== undefined && link.url === "" && link.label === "" && (link.effect ?? "") === "";
}
