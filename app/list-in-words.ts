import { t } from "@/client/ui/messages/t";
import type { PageList } from "./_runtime/pages";

/** A list as a page shows it: why it cannot be read, in the page's language. */
export function listInWords<Entry>({ boards, problem }: PageList<Entry>): {
  boards: Entry[] | null;
  problem: string | null;
} {
  return { boards, problem: problem && t(`error.${problem}`) };
}
