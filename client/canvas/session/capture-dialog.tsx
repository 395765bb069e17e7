"use client";

import { useState, type FormEvent } from "react";
import type { Editor } from "tldraw";
import { LINE_CHARS } from "@/board/shapes/item-fields";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { Segmented } from "@/client/ui/segmented";
import { captureItem, type Captured } from "./capture-item";
import { useSessionHere } from "./session-context";

/** Takes down a decision or an action item in one sentence, wherever one is on the board. */
export function CaptureDialog({
  editor,
  open,
  onClose,
  onCaptured,
}: {
  editor: Editor;
  open: boolean;
  onClose(): void;
  /** Says what was put on the board. */
  onCaptured(text: string): void;
}) {
  return (
    <Dialog open={open} onClose={onClose} title={t("session.captureTitle")}>
      <CaptureForm editor={editor} onClose={onClose} onCaptured={onCaptured} />
    </Dialog>
  );
}

function CaptureForm({
  editor,
  onClose,
  onCaptured,
}: {
  editor: Editor;
  onClose(): void;
  onCaptured(text: string): void;
}) {
  const { state, desk } = useSessionHere();
  const [kind, setKind] = useState<Captured["kind"]>("decision");
  const [text, setText] = useState("");
  const [owner, setOwner] = useState("");
  const topic = state.topics.find(({ id }) => id === state.current?.topicId) ?? null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    const id = captureItem(editor, { kind, text: text.trim(), owner: owner.trim() }, topic, desk.now());
    if (id === null) return;
    onCaptured(text.trim());
    onClose();
  };
  return (
    <form onSubmit={save} className="grid gap-3.5" data-testid="capture">
      <Segmented<Captured["kind"]>
        legend={t("session.captureKind")}
        value={kind}
        options={[
          { value: "decision", label: t("session.captureDecision") },
          { value: "action-item", label: t("session.captureAction") },
        ]}
        onChange={setKind}
      />
      <TextField
        label={t("session.captureText")}
        hint={topic ? t("session.captureTopic", { title: topic.title }) : undefined}
        autoFocus
        required
        maxLength={LINE_CHARS}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {kind === "action-item" ? (
        <TextField
          label={t("session.captureOwner")}
          maxLength={200}
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
        />
      ) : null}
      <Button type="submit" look="primary" className="justify-self-end" disabled={text.trim() === ""}>
        {t("session.captureSave")}
      </Button>
    </form>
  );
}
