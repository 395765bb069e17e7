import { t } from "@/client/ui/messages/t";
import type { PersonHere } from "./people-here";

/** What to call somebody, also without a typed name. */
export function nameOf({ name, role }: Pick<PersonHere, "name" | "role">): string {
  return name || (role === "viewer" ? t("board.reader") : t("board.noName"));
}
