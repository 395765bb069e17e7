"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import type { CreateBoardRequest, CreateBoardResponse, TemplateId, TemplateSummary } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { Button } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import { CreateKeyField } from "@/client/ui/create-key-field";
import { TemplatePicker } from "./template-picker";
import { TemplatePicture } from "./template-picture";
import { useCreateKey } from "@/client/ui/use-create-key";

/** Most people come to discuss something; this one also shows best what templates are. */
const FIRST_CHOICE: TemplateId = "discussion-session";

/** Title, template, and the create key where this instance asks for one; then straight to the new board. */
export function CreateBoardForm({
  templates,
  createKeyRequired,
  inDialog = false,
}: {
  templates: readonly TemplateSummary[];
  createKeyRequired: boolean;
  /** Then it begins with the title; not under a finger, where the keyboard would cover the templates. */
  inDialog?: boolean;
}) {
  const router = useRouter();
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState<TemplateId>(FIRST_CHOICE);
  const [titleProblem, setTitleProblem] = useState<string | null>(null);
  /** What the server or the network said. */
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const createKey = useCreateKey(createKeyRequired);
  const titleInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const untitled = title.trim() === "";
    setTitleProblem(untitled ? t("home.create.titleMissing") : null);
    setProblem(null);
    if (untitled) return titleInput.current?.focus();
    if (!createKey.check()) return keyInput.current?.focus();
    setBusy(true);
    try {
      const body: CreateBoardRequest = { title: title.trim(), template };
      const board = await requestJson<CreateBoardResponse>("/api/boards", {
        method: "POST",
        body,
        headers: createKey.offered === null ? {} : { authorization: `Bearer ${createKey.offered}` },
      });
      createKey.accepted();
      // Stays busy until the board's page is there: a second click would make a second board.
      router.push(`/board/${board.id}`);
    } catch (error) {
      setBusy(false);
      if (createKey.refused(error)) keyInput.current?.focus();
      else setProblem(sentenceOf(error));
    }
  };

  return (
    <form
      onSubmit={submit}
      noValidate
      className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)]"
    >
      <div className="grid content-start gap-4">
        <TextField
          ref={titleInput}
          label={t("home.create.title")}
          placeholder={t("home.create.titlePlaceholder")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          maxLength={LIMITS.titleChars}
          autoComplete="off"
          autoFocus={inDialog && window.matchMedia("(pointer: fine)").matches}
          error={titleProblem}
        />
        <TemplatePicker templates={templates} value={template} onChange={setTemplate} />
        <CreateKeyField createKey={createKey} ref={keyInput} />
        {problem ? (
          <p role="alert" className="text-sm font-[560] text-block">
            {problem}
          </p>
        ) : null}
        {/* On a phone it stays in sight, however long the list above it. */}
        <div
          className={classNames(
            "max-sm:sticky max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:pt-3 max-sm:pb-[max(12px,env(safe-area-inset-bottom))]",
            // As wide as what it stands in, and down to its edge.
            inDialog
              ? "max-sm:-bottom-5 max-sm:-mx-5 max-sm:-mb-5 max-sm:px-5"
              : "max-sm:bottom-0 max-sm:-mx-4 max-sm:-mb-4 max-sm:rounded-b-md max-sm:px-4",
          )}
        >
          <Button type="submit" look="primary" disabled={busy} className="h-11! w-full">
            {busy ? t("home.create.busy") : t("home.create.submit")}
          </Button>
        </div>
      </div>
      <figure className="hidden min-w-0 content-start gap-3 lg:grid">
        <TemplatePicture
          template={template}
          eager
          className="rounded-md border border-line-strong shadow-soft"
        />
        <figcaption aria-hidden className="text-sm text-pretty text-muted">
          {t(`template.${template}.description`)}
        </figcaption>
      </figure>
    </form>
  );
}
