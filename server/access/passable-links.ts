import { ROLES } from "@/contract/roles";
import type { Standing } from "@/server/services/services";
import type { LinkRow } from "@/server/storage/access-store";
import { linkProblem } from "./standing";

/**
 * The links that somebody who does not manage them may pass on: their own, and those of weaker roles that nobody made for
 * somebody in particular (a label says so). None lasts longer than their own: nobody learns a way in that gives them more,
 * or for longer, than they have.
 */
export function passableLinks(links: readonly LinkRow[], standing: Standing, now: number): LinkRow[] {
  const ends = standing.endsAt ?? Infinity;
  const isWeaker = (link: LinkRow) => ROLES.indexOf(link.role) < ROLES.indexOf(standing.role);
  return links.filter((link) => {
    if (linkProblem(link, now)) return false;
    if (link.id === standing.linkId) return true;
    return isWeaker(link) && link.label === "" && (link.expiresAt ?? Infinity) <= ends;
  });
}
