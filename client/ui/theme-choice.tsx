"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { MenuChoice } from "./menu";
import { t } from "./messages/t";
import { setTheme, useTheme } from "./theme";

/** Light, dark or as the system; for the inside of a menu. */
export function ThemeChoice() {
  const theme = useTheme();
  return (
    <MenuChoice
      label={t("theme.title")}
      value={theme}
      onChange={setTheme}
      options={[
        { value: "system", label: t("theme.system"), icon: <Monitor size={16} aria-hidden /> },
        { value: "light", label: t("theme.light"), icon: <Sun size={16} aria-hidden /> },
        { value: "dark", label: t("theme.dark"), icon: <Moon size={16} aria-hidden /> },
      ]}
    />
  );
}
