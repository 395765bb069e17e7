"use client";

import { Globe } from "lucide-react";
import { useId, useRef, useState, type FormEvent } from "react";
import { type BoardSummary, CREATE_KEY_HEADER, type Publishing, type PublishRequest } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { CopyButton } from "@/client/ui/copy-button";
import { CreateKeyField } from "@/client/ui/create-key-field";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { usePerson } from "@/client/ui/person";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import { useCreateKey } from "@/client/ui/use-create-key";

export interface PublishDialogProps {
  boardId: string;
  /** Since when the board is in the library, in milliseconds since the epoch; null: it is not. */
  publishedAt: number | null;
  sealed: boolean;
  publishing: Publishing;
  /** Something to be done before the board is published or closed; never rejects. */
  beforeSeal?: () => Promise<void>;
  open: boolean;
  returnTo: string;
  /** The server has done it. */
  onDone(board: BoardSummary): void;
  onClose(): void;
}

/** Says who will be able to read the board, and publishes it; or takes it back. */
export function PublishDialog({ open, onClose, returnTo, ...rest }: PublishDialogProps) {
  const { publishedAt, publishing } = rest;
  const title =
    publishedAt !== null
      ? "publish.publishedTitle"
      : publishing === "closed"
        ? "publish.closedTitle"
        : "publish.title";
  return (
    <Dialog open={open} onClose={onClose} title={t(title)} returnTo={returnTo} width={520}>
      {publishedAt !== null ? (
        <TakeBack {...rest} publishedAt={publishedAt} onClose={onClose} />
      ) : publishing === "closed" ? (
        <div className="grid gap-4">
          <p>{t("publish.closedText")}</p>
          <Button className="justify-self-end" onClick={onClose}>
            {t("common.close")}
          </Button>
        </div>
      ) : (
        <PublishForm {...rest} onClose={onClose} />
      )}
    </Dialog>
  );
}

type BodyProps = Omit<PublishDialogProps, "open" | "returnTo">;

function PublishForm({ boardId, sealed, publishing, beforeSeal, onDone, onClose }: BodyProps) {
  const [person] = usePerson();
  const [seal, setSeal] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const createKey = useCreateKey(publishing === "key");
  const keyInput = useRef<HTMLInputElement>(null);
  const [sealBox, sealHint] = [useId(), useId()];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    if (!createKey.check()) return keyInput.current?.focus();
    setBusy(true);
    try {
      // Also without a seal: the library shows it.
      if (!sealed) await beforeSeal?.();
      const body: PublishRequest = { seal: seal && !sealed, by: person?.name ?? "" };
      const board = await requestJson<BoardSummary>(`/api/boards/${boardId}/publication`, {
        method: "POST",
        body,
        headers: createKey.offered === null ? {} : { [CREATE_KEY_HEADER]: createKey.offered },
      });
      createKey.accepted();
      onDone(board);
      onClose();
    } catch (error) {
      setBusy(false);
      if (createKey.refused(error)) keyInput.current?.focus();
      else setProblem(sentenceOf(error));
    }
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid grid-cols-[20px_minmax(0,1fr)] gap-3 rounded-sm bg-paper px-3.5 py-3">
        <Globe size={18} aria-hidden className="mt-0.5 text-accent" />
        <p>
          {t("publish.who", { host: window.location.host })} {t("publish.what")}
        </p>
      </div>
      <p className="text-muted">{t("publish.listed")}</p>
      {sealed ? null : (
        <div className="grid grid-cols-[20px_minmax(0,1fr)] items-start gap-3">
          <input
            id={sealBox}
            type="checkbox"
            checked={seal}
            onChange={(event) => setSeal(event.target.checked)}
            aria-describedby={sealHint}
            className="mt-1 size-[18px] accent-(--accent)"
          />
          <div>
            <label htmlFor={sealBox} className="cursor-pointer font-[560]">
              {t("publish.seal")}
            </label>
            <p id={sealHint} className="text-sm text-muted">
              {t("publish.sealHint")}
            </p>
          </div>
        </div>
      )}
      <CreateKeyField createKey={createKey} ref={keyInput} hint={t("publish.key")} />
      {problem ? (
        <p role="alert" className="text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" disabled={busy}>
          {t(busy ? "publish.busy" : "publish.submit")}
        </Button>
      </div>
    </form>
  );
}

function TakeBack({ boardId, publishedAt, onDone, onClose }: BodyProps & { publishedAt: number }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const address = `${window.location.origin}/review/${boardId}`;

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      onDone(await requestJson<BoardSummary>(`/api/boards/${boardId}/publication`, { method: "DELETE" }));
      onClose();
    } catch (error) {
      setBusy(false);
      setProblem(sentenceOf(error));
    }
  };

  return (
    <div className="grid gap-4">
      <p>
        {t("publish.means")}{" "}
        <span className="text-muted">
          {t("publish.since")} <Moment at={new Date(publishedAt).toISOString()} />.
        </span>
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
        <TextField
          ref={field}
          label={t("publish.address")}
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={address} label={t("publish.copyAddress")} onFail={() => field.current?.select()} />
      </div>
      <p className="text-muted">{t("publish.takeBackMeans")}</p>
      {problem ? (
        <p role="alert" className="text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
        <Button look="danger" disabled={busy} onClick={() => void submit()}>
          {t(busy ? "publish.takingBack" : "publish.takeBack")}
        </Button>
        <Button onClick={onClose}>{t("common.close")}</Button>
      </div>
    </div>
  );
}
