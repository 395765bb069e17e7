import { formatList } from "@/client/ui/format-list";
import { t } from "@/client/ui/messages/t";
import type { PersonHere } from "./people-here";
import { nameOf } from "./person-name";

/** More names than this are not listened to: they are counted. */
const NAMES = 3;

/**
 * Who came and who went between two moments, as a sentence for a screen reader; empty when it is the same people. Whoever
 * left and came back in between, as by a reload, has done neither.
 */
export function peopleChanges(before: readonly PersonHere[], after: readonly PersonHere[]): string {
  const joined = missingIn(before, after);
  const left = missingIn(after, before);
  const sentences = [];
  if (joined.length > 0) {
    sentences.push(
      joined.length > NAMES
        ? t("announce.manyJoined", { n: joined.length })
        : t("announce.joined", { names: formatList(joined.map(nameOf)) }),
    );
  }
  if (left.length > 0) {
    sentences.push(
      left.length > NAMES
        ? t("announce.manyLeft", { n: left.length })
        : t("announce.left", { names: formatList(left.map(nameOf)) }),
    );
  }
  return sentences.join(" ");
}

/** Those of `people` who are not among `others`. */
function missingIn(others: readonly PersonHere[], people: readonly PersonHere[]): PersonHere[] {
  const known = new Set(others.map((person) => person.id));
  return people.filter((person) => !known.has(person.id));
}
