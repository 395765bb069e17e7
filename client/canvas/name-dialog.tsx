"use client";

import { useState, type FormEvent } from "react";
import type { Role } from "@/contract/roles";
import { Avatar } from "@/client/ui/avatar";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { formatList } from "@/client/ui/format-list";
import { t } from "@/client/ui/messages/t";
import { anyPersonColor, storedColor, type Person } from "@/client/ui/person";
import { ColorField, NameField } from "@/client/ui/person-fields";
import type { PersonHere } from "./people-here";

/** Faces beside each other; more people are counted. */
const FACES = 5;
const NAMES = 2;

export interface NameDialogProps {
  open: boolean;
  title: string;
  role: Role;
  people: readonly PersonHere[];
  onSave(person: Person): void;
}

/** Asks a first-time visitor who will edit for a name and a colour; no account behind it. Later they are in the settings. */
export function NameDialog({ open, title, role, people, onSave }: NameDialogProps) {
  return (
    <Dialog open={open} onClose={null} title={t("name.heading")} description={t("name.text")}>
      <div className="grid gap-4">
        <Whereto title={title} role={role} people={people} />
        <NameForm onSave={onSave} />
      </div>
    </Dialog>
  );
}

/** What they are about to join, and who is there. */
function Whereto({ title, role, people }: Pick<NameDialogProps, "title" | "role" | "people">) {
  const named = people.filter((person) => person.name !== "");
  const names = named.slice(0, NAMES).map((person) => person.name);
  if (people.length > names.length) {
    names.push(
      names.length === 0
        ? t("name.people", { n: people.length })
        : t("share.others", { n: people.length - names.length }),
    );
  }
  return (
    <div className="flex items-center gap-3 rounded-sm bg-paper px-3.5 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate font-[620]">{title}</p>
        <p className="text-sm text-muted">
          {t("name.as", { role: t(`role.${role}`) })}
          {people.length > 0 ? ` · ${t("name.here", { names: formatList(names), n: people.length })}` : null}
        </p>
      </div>
      <span className="flex shrink-0 -space-x-1">
        {named.slice(0, FACES).map((person) => (
          <Avatar key={person.id} name={person.name} color={person.color} className="ring-2 ring-(--paper)" />
        ))}
      </span>
    </div>
  );
}

function NameForm({ onSave }: Pick<NameDialogProps, "onSave">) {
  const [name, setName] = useState("");
  const [color, setColor] = useState(() => storedColor() ?? anyPersonColor());
  const [missing, setMissing] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setMissing(true);
    onSave({ name: name.trim(), color });
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <NameField
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        hint={t("name.kept")}
        error={missing && name.trim() === "" ? t("name.missing") : null}
      />
      <ColorField value={color} onChange={setColor} />
      <Button type="submit" look="primary" className="mt-1 w-full">
        {t("name.join")}
      </Button>
    </form>
  );
}
