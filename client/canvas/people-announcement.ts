import { language, t } from "@/client/ui/messages/t";
import { nameOf } from "./person-name";
import type { PersonHere } from "./people-here";

/** More names than this are a number: nobody wants to hear a class come in one by one. */
const NAMES = 3;

/** Who came and who went between two moments, as a sentence; empty when nobody did. */
export function peopleAnnouncement(
  before: readonly Pick<PersonHere, "id" | "name" | "role">[],
  after: readonly Pick<PersonHere, "id" | "name" | "role">[],
): string {
  const joined = without(after, before);
  const left = without(before, after);
  return [
    joined.length > 0 ? t("people.announceJoined", { n: joined.length, names: listed(joined) }) : "",
    left.length > 0 ? t("people.announceLeft", { n: left.length, names: listed(left) }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

type Named = Pick<PersonHere, "id" | "name" | "role">;

function without(people: readonly Named[], others: readonly Named[]): Named[] {
  return people.filter(({ id }) => !others.some((other) => other.id === id));
}

function listed(people: readonly Named[]): string {
  if (people.length > NAMES) return t("people.several", { n: people.length });
  return new Intl.ListFormat(language()).format(people.map(nameOf));
}
