"use client";

import type { Ref } from "react";
import { TextField } from "./field";
import { t } from "./messages/t";
import type { CreateKey } from "./use-create-key";

/** Asks for the create key, where there is need to. */
export function CreateKeyField({
  createKey,
  ref,
  hint = t("home.create.keyHint"),
}: {
  createKey: CreateKey;
  ref?: Ref<HTMLInputElement>;
  hint?: string;
}) {
  if (!createKey.asked) return null;
  return (
    <TextField
      ref={ref}
      label={t("home.create.key")}
      hint={hint}
      type="password"
      autoComplete="off"
      value={createKey.value}
      onChange={(event) => createKey.setValue(event.target.value)}
      error={createKey.problem}
    />
  );
}
