"use client";

import { Check } from "lucide-react";
import { useId, useState, type FormEvent } from "react";
import { LIMITS } from "@/contract/limits";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { inkOn } from "@/client/ui/ink-on";
import { t } from "@/client/ui/messages/t";
import { PERSON_COLORS, anyPersonColor, type Person } from "@/client/ui/person";

export interface NameDialogProps {
  open: boolean;
  /** Null for a first-time visitor, who must answer before drawing. */
  person: Person | null;
  onSave(person: Person): void;
  onClose(): void;
}

/** Asks for a name and a colour; no account behind it. */
export function NameDialog({ open, person, onSave, onClose }: NameDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={person ? onClose : null}
      title={person ? t("name.headingChange") : t("name.heading")}
      description={t("name.text")}
    >
      <NameForm person={person} onSave={onSave} />
    </Dialog>
  );
}

function NameForm({ person, onSave }: Pick<NameDialogProps, "person" | "onSave">) {
  const [name, setName] = useState(person?.name ?? "");
  const [color, setColor] = useState(() => person?.color ?? anyPersonColor());
  const [missing, setMissing] = useState(false);
  const group = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setMissing(true);
    onSave({ name: name.trim(), color });
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        autoFocus
        label={t("name.label")}
        placeholder={t("name.placeholder")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={LIMITS.nameChars}
        autoComplete="name"
        error={missing && name.trim() === "" ? t("name.missing") : null}
      />
      <fieldset>
        <legend className="mb-1.5 text-sm font-[620]">{t("name.color")}</legend>
        <div className="grid max-w-[22.5rem] grid-cols-8 justify-items-center">
          {PERSON_COLORS.map((option, index) => (
            <label
              key={option}
              className="inline-flex h-9 w-full cursor-pointer items-center justify-center rounded-sm pointer-coarse:h-11 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name={group}
                value={option}
                checked={option === color}
                onChange={() => setColor(option)}
                aria-label={t("name.colorOption", { n: index + 1 })}
                className="sr-only"
              />
              <span
                className="inline-flex size-7 items-center justify-center rounded-full"
                style={{ background: option, color: inkOn(option) }}
              >
                {option === color ? <Check size={16} strokeWidth={3} aria-hidden /> : null}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" look="primary" className="mt-1 w-full">
        {person ? t("name.save") : t("name.join")}
      </Button>
    </form>
  );
}
