"use client";

import { Settings } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";
import { t } from "./messages/t";
import { SettingsDialog } from "./settings-dialog";

/** Opens a person's settings, on pages without a board. */
export function SettingsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        icon
        aria-label={t("common.settings")}
        title={t("common.settings")}
        onClick={() => setOpen(true)}
      >
        <Settings size={18} aria-hidden />
      </Button>
      <SettingsDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}
