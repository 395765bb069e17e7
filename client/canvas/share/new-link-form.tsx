"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import type { LinkSummary } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import type { Role } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { SelectField, TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { LINK_EXPIRIES, expiresAt, type LinkExpiry } from "./link-expiry";
import { SHARE_ROLES } from "./share-roles";
import type { Links } from "./use-links";

/** A further link of a role, with a label that says for whom, and an end. Closed until it is wanted. */
export function NewLinkForm({
  create,
  onCreated,
}: {
  create: Links["create"];
  onCreated: (link: LinkSummary) => void;
}) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button onClick={() => setOpen(true)} className="justify-self-start">
        <Plus size={16} aria-hidden />
        {t("share.new")}
      </Button>
    );
  }
  return (
    <OpenForm
      create={create}
      onCancel={() => setOpen(false)}
      onCreated={(link) => {
        setOpen(false);
        onCreated(link);
      }}
    />
  );
}

function OpenForm({
  create,
  onCreated,
  onCancel,
}: {
  create: Links["create"];
  onCreated: (link: LinkSummary) => void;
  onCancel: () => void;
}) {
  const [role, setRole] = useState<Role>("participant");
  const [label, setLabel] = useState("");
  const [expiry, setExpiry] = useState<LinkExpiry>("never");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await create({ role, label: label.trim(), expiresAt: expiresAt(expiry, Date.now()) });
    setBusy(false);
    setProblem(outcome.problem);
    if (outcome.link) onCreated(outcome.link);
  };

  return (
    <form ref={form} onSubmit={submit} className="grid gap-3 rounded-md border border-line bg-paper p-4">
      <h3 className="text-base font-[650]">{t("share.new")}</h3>
      <div className="grid gap-3 sm:grid-cols-[1fr_1.5fr_1fr]">
        <SelectField
          label={t("share.new.role")}
          value={role}
          autoFocus
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {SHARE_ROLES.map((option) => (
            <option key={option} value={option}>
              {t(`role.${option}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("share.new.label")}
          placeholder={t("share.new.labelHint")}
          value={label}
          maxLength={LIMITS.labelChars}
          autoComplete="off"
          onChange={(event) => setLabel(event.target.value)}
        />
        <SelectField
          label={t("share.new.expiry")}
          value={expiry}
          onChange={(event) => setExpiry(event.target.value as LinkExpiry)}
        >
          {LINK_EXPIRIES.map((option) => (
            <option key={option.id} value={option.id}>
              {t(option.label)}
            </option>
          ))}
        </SelectField>
      </div>
      {problem ? (
        <p role="alert" className="text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={busy}>
          {t("share.new.create")}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
