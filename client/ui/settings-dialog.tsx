"use client";

import { Hand, Monitor, Moon, PenTool, Sun } from "lucide-react";
import { useState } from "react";
import { Dialog } from "./dialog";
import { LanguageChoice } from "./language-choice";
import { t } from "./messages/t";
import { setMotion, useMotion } from "./motion";
import { setPenOnly, useHasTouch, usePenOnly } from "./pen-only";
import { ColorField, NameField } from "./person-fields";
import { anyPersonColor, storedColor, usePerson } from "./person";
import { Segmented } from "./segmented";
import { setTheme, useTheme } from "./theme";

export interface SettingsDialogProps {
  open: boolean;
  /** Who edits a board has a name; who reads, or is on the home page, need not. */
  nameNeeded?: boolean;
  /** Id of the element that takes the focus afterwards, where the one before may be gone: a menu's button. */
  returnTo?: string;
  onClose(): void;
}

/** What a person sets for themselves. Kept in this browser; every change takes effect at once, here and on the canvas. */
export function SettingsDialog({ open, nameNeeded = false, returnTo, onClose }: SettingsDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("common.settings")}
      description={t("settings.text")}
      returnTo={returnTo}
      width={480}
    >
      <div className="grid gap-5">
        <PersonSettings nameNeeded={nameNeeded} />
        <DisplaySettings />
      </div>
    </Dialog>
  );
}

function PersonSettings({ nameNeeded }: { nameNeeded: boolean }) {
  const [person, savePerson] = usePerson();
  const [name, setName] = useState(person?.name ?? "");
  const [color, setColor] = useState(() => person?.color ?? storedColor() ?? anyPersonColor());
  const missing = nameNeeded && name.trim() === "";

  const rename = (next: string) => {
    setName(next);
    // Without a name the last one stays: the others must go on knowing who draws.
    if (!nameNeeded || next.trim() !== "") savePerson({ name: next, color });
  };
  return (
    <>
      <NameField
        value={name}
        onChange={(event) => rename(event.target.value)}
        hint={nameNeeded ? t("settings.nameHint") : t("settings.nameHintReader")}
        error={missing ? t("settings.nameMissing") : null}
      />
      <ColorField
        value={color}
        onChange={(next) => {
          setColor(next);
          savePerson({ name: missing ? (person?.name ?? "") : name, color: next });
        }}
      />
    </>
  );
}

function DisplaySettings() {
  const theme = useTheme();
  const motion = useMotion();
  const penOnly = usePenOnly();
  const hasTouch = useHasTouch();
  return (
    <>
      <Segmented
        legend={t("theme.title")}
        value={theme}
        onChange={setTheme}
        options={[
          { value: "system", label: t("theme.system"), icon: <Monitor size={16} aria-hidden /> },
          { value: "light", label: t("theme.light"), icon: <Sun size={16} aria-hidden /> },
          { value: "dark", label: t("theme.dark"), icon: <Moon size={16} aria-hidden /> },
        ]}
      />
      <LanguageChoice />
      <Segmented
        legend={t("settings.motion")}
        hint={t("settings.motionHint")}
        value={motion}
        onChange={setMotion}
        options={[
          { value: "system", label: t("theme.system") },
          { value: "reduce", label: t("settings.motionReduce") },
        ]}
      />
      {hasTouch || penOnly ? (
        <Segmented
          legend={t("settings.touch")}
          hint={t("settings.touchHint")}
          value={penOnly ? "pen" : "all"}
          onChange={(value) => setPenOnly(value === "pen")}
          options={[
            { value: "all", label: t("settings.touchAll"), icon: <Hand size={16} aria-hidden /> },
            { value: "pen", label: t("settings.touchPen"), icon: <PenTool size={16} aria-hidden /> },
          ]}
        />
      ) : null}
    </>
  );
}
