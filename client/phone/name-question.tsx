"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/light-t";
import { NameField } from "@/client/ui/person-fields";
import { PhoneSheet } from "./phone-sheet";
import type { Acting } from "./use-acting";

/** Asks whoever acts for the first time how the others call them. */
export function NameQuestion({ acting }: { acting: Acting }) {
  if (!acting.asking) return null;
  return (
    <PhoneSheet onClose={acting.cancel} title={t("phone.askName")} text={t("phone.askNameText")}>
      <NameForm before={acting.name ?? ""} onAnswer={acting.answer} />
    </PhoneSheet>
  );
}

function NameForm({ before, onAnswer }: { before: string; onAnswer(name: string): void }) {
  const [name, setName] = useState(before);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setMissing(true);
    onAnswer(name.trim());
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <NameField
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={missing && name.trim() === "" ? t("name.missing") : null}
      />
      <Button type="submit" look="primary" className="h-11 w-full">
        {t("phone.askNameGo")}
      </Button>
    </form>
  );
}
