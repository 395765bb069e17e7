import { atom, computed, createTLUser, getUserPreferences, setUserPreferences, type TLUser } from "tldraw";
import { tldrawLocale } from "./tldraw-locale";
import { setMotion } from "@/client/ui/motion";
import { setTheme } from "@/client/ui/theme";
import type { Theme } from "@/client/ui/theme-cookie";
import type { Person } from "@/client/ui/person";

export interface CanvasUser {
  user: TLUser;
  setTheme(theme: Theme): void;
  setReducedMotion(reduced: boolean): void;
  setPerson(person: Person | null): void;
}

/**
 * tldraw's idea of the person: its own preferences (snapping, grid, …), with our language, theme, motion, name and
 * colour over them. A colour scheme or reduced motion chosen in tldraw's menu is chosen for the whole page.
 */
export function createCanvasUser(initial: {
  theme: Theme;
  reducedMotion: boolean;
  person: Person | null;
  /** As the others know this person: tldraw then tells this browser's other tabs, and circles of followers, apart. */
  personId: string | null;
}): CanvasUser {
  const locale = tldrawLocale();
  const theme = atom("theme", initial.theme);
  const reducedMotion = atom("reduced motion", initial.reducedMotion);
  const person = atom("person", initial.person);
  const userPreferences = computed("user preferences", () => ({
    ...getUserPreferences(),
    locale,
    colorScheme: theme.get(),
    animationSpeed: reducedMotion.get() ? 0 : 1,
    ...person.get(),
    ...(initial.personId === null ? {} : { id: initial.personId }),
  }));
  const user = createTLUser({
    userPreferences,
    setUserPreferences(next) {
      if (next.colorScheme && next.colorScheme !== theme.get()) setTheme(next.colorScheme);
      const reduces = next.animationSpeed === 0;
      if (reduces !== reducedMotion.get()) setMotion(reduces ? "reduce" : "system");
      setUserPreferences(next);
    },
  });
  return {
    user,
    setTheme: (next) => void theme.set(next),
    setReducedMotion: (next) => void reducedMotion.set(next),
    setPerson: (next) => void person.set(next),
  };
}
