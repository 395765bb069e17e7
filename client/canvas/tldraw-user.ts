import { atom, computed, createTLUser, getUserPreferences, setUserPreferences, type TLUser } from "tldraw";
import { tldrawLocale } from "./tldraw-locale";
import { setTheme } from "@/client/ui/theme";
import type { Theme } from "@/client/ui/theme-cookie";
import type { Person } from "@/client/ui/person";

export interface CanvasUser {
  user: TLUser;
  setTheme(theme: Theme): void;
  setPerson(person: Person | null): void;
}

/**
 * tldraw's idea of the person: its own preferences (snapping, grid, …), with our language, theme, name and colour over
 * them.
 * A colour scheme chosen in tldraw's menu becomes the theme of the whole page.
 */
export function createCanvasUser(initial: {
  theme: Theme;
  person: Person | null;
  /** As the others know this person: tldraw then tells this browser's other tabs, and circles of followers, apart. */
  personId: string | null;
}): CanvasUser {
  const locale = tldrawLocale();
  const theme = atom("theme", initial.theme);
  const person = atom("person", initial.person);
  const userPreferences = computed("user preferences", () => ({
    ...getUserPreferences(),
    locale,
    colorScheme: theme.get(),
    ...person.get(),
    ...(initial.personId === null ? {} : { id: initial.personId }),
  }));
  const user = createTLUser({
    userPreferences,
    setUserPreferences(next) {
      if (next.colorScheme && next.colorScheme !== theme.get()) setTheme(next.colorScheme);
      setUserPreferences(next);
    },
  });
  return {
    user,
    setTheme: (next) => void theme.set(next),
    setPerson: (next) => void person.set(next),
  };
}
