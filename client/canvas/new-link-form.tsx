"use client";

import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { LIMITS } from "@/contract/limits";
import type { Role } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { SelectField, TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { LINK_EXPIRIES, expiresAt, type LinkExpiry } from "./link-expiry";
import { SHARE_ROLES } from "./share-roles";
import type { Links } from "./use-links";

/** A further link of a role, with a label that says for whom, and an end. */
export function NewLinkForm({ create, onCreated }: { create: Links["create"]; onCreated: () => void }) {
  const [role, setRole] = useState<Role>("participant");
  const [label, setLabel] = useState("");
  const [expiry, setExpiry] = useState<LinkExpiry>("never");
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const created = await create({ role, label: label.trim(), expiresAt: expiresAt(expiry, Date.now()) });
    setBusy(false);
    if (!created) return;
    setLabel("");
    onCreated();
  };

  return (
    <form onSubmit={submit} className="grid gap-3 rounded-md border border-line bg-paper p-4">
      <h3 className="text-base font-[650]">{t("share.new")}</h3>
      <div className="grid gap-3 sm:grid-cols-[1fr_1.4fr_1fr]">
        <SelectField
          label={t("share.new.role")}
          value={role}
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
      <Button type="submit" disabled={busy} className="justify-self-start">
        <Plus size={16} aria-hidden />
        {t("share.new.create")}
      </Button>
    </form>
  );
}
