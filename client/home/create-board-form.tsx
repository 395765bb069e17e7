"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type FormEvent } from "react";
import type { CreateBoardRequest, CreateBoardResponse, TemplateId, TemplateSummary } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { Button } from "@/client/ui/button";
import { forgetCreateKey, keepCreateKey, readCreateKey } from "@/client/ui/create-key-storage";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { RequestProblem, requestJson, sentenceOf } from "@/client/ui/request-json";
import { TemplatePicker } from "./template-picker";

interface Errors {
  title?: string;
  key?: string;
  /** What the server or the network said. */
  request?: string;
}

/** Title, template, and the create key where this instance asks for one; then straight to the new board. */
export function CreateBoardForm({
  templates,
  createKeyRequired,
}: {
  templates: readonly TemplateSummary[];
  createKeyRequired: boolean;
}) {
  const router = useRouter();
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState<TemplateId>(templates[0]?.id ?? "blank");
  const [key, setKey] = useState("");
  const [keyKept, setKeyKept] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const titleInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!createKeyRequired) return;
    const kept = readCreateKey();
    setKey(kept);
    setKeyKept(kept !== "");
  }, [createKeyRequired]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = validate(title, key, createKeyRequired);
    setErrors(found);
    if (found.title) return titleInput.current?.focus();
    if (found.key) return keyInput.current?.focus();
    setBusy(true);
    try {
      const body: CreateBoardRequest = { title: title.trim(), template };
      const board = await requestJson<CreateBoardResponse>("/api/boards", {
        method: "POST",
        body,
        headers: createKeyRequired ? { authorization: `Bearer ${key.trim()}` } : {},
      });
      if (createKeyRequired) keepCreateKey(key.trim());
      // Stays busy until the board's page is there: a second click would make a second board.
      router.push(`/board/${board.id}`);
    } catch (error) {
      setBusy(false);
      if (error instanceof RequestProblem && error.code === "create_key_required") {
        forgetCreateKey();
        setKeyKept(false);
        setErrors({ key: t("home.create.keyWrong") });
        keyInput.current?.focus();
        return;
      }
      setErrors({ request: sentenceOf(error) });
    }
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4" aria-labelledby="create-heading">
      <TextField
        ref={titleInput}
        label={t("home.create.title")}
        placeholder={t("home.create.titlePlaceholder")}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        maxLength={LIMITS.titleChars}
        autoComplete="off"
        error={errors.title ?? null}
      />
      <TemplatePicker templates={templates} value={template} onChange={setTemplate} />
      {createKeyRequired && !keyKept ? (
        <TextField
          ref={keyInput}
          label={t("home.create.key")}
          hint={t("home.create.keyHint")}
          type="password"
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.target.value)}
          error={errors.key ?? null}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" disabled={busy} className="px-5 max-sm:w-full">
          {busy ? t("home.create.busy") : t("home.create.submit")}
        </Button>
        {errors.request ? (
          <p role="alert" className="text-sm font-[560] text-block">
            {errors.request}
          </p>
        ) : null}
      </div>
    </form>
  );
}

function validate(title: string, key: string, createKeyRequired: boolean): Errors {
  return {
    ...(title.trim() === "" ? { title: t("home.create.titleMissing") } : {}),
    ...(createKeyRequired && key.trim() === "" ? { key: t("home.create.keyMissing") } : {}),
  };
}
